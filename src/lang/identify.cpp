#include "lang/identify.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace bedside::lang {
namespace {

// By how much a language that is not checked, and none at all, must be likelier, in natural
// logarithms: people come here to write in those that are. Chosen on tests/corpus/clean, not on the
// posts of tests/cases/lang, which measure it.
constexpr float elsewhere = 1.5F;
constexpr float nowhere = 2.5F;
// As if so many groups of letters more said nothing: one name is no language.
constexpr std::uint32_t silent_groups = 60;
// Below this probability a text is too short to say.
constexpr double likely = 0.6;
// One or two words stand in posts of any language.
constexpr std::uint32_t words_to_tell = 3;
// Of a sentence in another language than its text.
constexpr double surely = 0.97;
constexpr std::size_t most_remembered = 2048;

// FNV-1a of 64 bits: two words of a lifetime do not meet.
std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  return hash;
}

}  // namespace

LanguageIdentifier::LanguageIdentifier(LanguageModel model, std::span<const Language> checked)
    : model_(std::move(model)) {
  for (std::size_t i = 0; i < model_.tags().size(); ++i)
    checked_[i] = std::ranges::contains(checked, model_.tags()[i], &Language::tag);
  if (!model_.tags().empty()) remembered_.resize(most_remembered);
}

void LanguageIdentifier::Scores::add(const LanguageModel::Piece& piece) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += piece.sums[i];
  groups += piece.groups;
}

void LanguageIdentifier::add(Scores& scores, std::string_view word) const {
  ++scores.words;
  if (remembered_.empty()) return;
  while (!word.empty()) {
    const std::size_t apostrophe = word.find('\'');
    const std::string_view piece =
        word.substr(0, apostrophe == word.npos ? apostrophe : apostrophe + 1);
    word.remove_prefix(piece.size());
    const std::uint64_t hash = hash_of(piece);
    Remembered& known = remembered_[hash % most_remembered];
    if (known.hash != hash) known = {hash, model_.piece(piece)};
    scores.add(known.piece);
  }
}

void LanguageIdentifier::Scores::add(const Scores& other) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += other.sums[i];
  groups += other.groups;
  words += other.words;
}

// Groups overlap and are not independent: the root of their number stands for how many are.
std::array<float, LanguageModel::classes> LanguageIdentifier::logarithms(
    const Scores& scores) const {
  std::array<float, classes> out{};
  const float share = model_.scale() / std::sqrt(static_cast<float>(scores.groups + silent_groups));
  for (std::size_t i = 0; i < classes; ++i)
    out[i] = static_cast<float>(scores.sums[i]) * share - (checked_[i] ? 0 : elsewhere);
  out.back() -= nowhere - elsewhere;
  return out;
}

namespace {

// Probability of the likeliest.
template <std::size_t size>
double certainty(const std::array<float, size>& logarithms) {
  const float most = std::ranges::max(logarithms);
  return 1 / std::accumulate(logarithms.begin(), logarithms.end(), 0.0,
                             [&](double sum, float one) { return sum + std::exp(one - most); });
}

}  // namespace

LanguageGuess LanguageIdentifier::guess(const Scores& scores) const {
  if (scores.groups == 0) return {};
  const std::array<float, classes> all = logarithms(scores);
  LanguageGuess out;
  out.confidence = certainty(all);
  if (out.confidence >= likely && scores.words >= words_to_tell)
    out.tag = model_.tags()[static_cast<std::size_t>(std::ranges::max_element(all) - all.begin())];
  std::size_t nearest = classes;
  for (std::size_t i = 0; i < classes; ++i)
    if (checked_[i] && (nearest == classes || all[i] > all[nearest])) nearest = i;
  if (nearest != classes) out.nearest = model_.tags()[nearest];
  return out;
}

std::size_t LanguageIdentifier::class_of(std::string_view tag) const {
  return static_cast<std::size_t>(std::ranges::find(model_.tags(), tag) - model_.tags().begin());
}

std::size_t LanguageIdentifier::sure_other(const Scores& scores, std::size_t own) const {
  if (scores.words < fewest_words || scores.groups == 0) return classes;
  const std::array<float, classes> all = logarithms(scores);
  const auto best = static_cast<std::size_t>(std::ranges::max_element(all) - all.begin());
  return best != own && checked_[best] && certainty(all) >= surely ? best : classes;
}

LanguageIdentifier::Scores LanguageIdentifier::hashtags(const TokenizedText& text) const {
  Scores scores;
  for (const Token& token : text.tokens)
    if (token.kind == TokenKind::Hashtag) add(scores, text.folded_of(token));
  return scores;
}

LanguageGuess LanguageIdentifier::identify(const TokenizedText& text) const {
  Scores scores;
  for (const Token& token : text.tokens)
    if (token.kind == TokenKind::Word) add(scores, text.folded_of(token));
  return guess(scores.words > 0 ? scores : hashtags(text));
}

LanguageGuess LanguageIdentifier::identify(const TokenizedText& text, std::string_view own,
                                           std::vector<LanguageStretch>& others) const {
  others.clear();
  const std::size_t own_class = own.empty() ? classes : class_of(own);
  Scores all;
  auto token = text.tokens.begin();
  bool joins = false;  // the sentence before is the end of the last stretch
  for (std::uint32_t i = 0; i < text.sentences.size(); ++i) {
    Scores sentence;
    for (; token != text.tokens.end() && token->sentence == i; ++token)
      if (token->kind == TokenKind::Word) add(sentence, text.folded_of(*token));
    all.add(sentence);
    const std::size_t meant = sure_other(sentence, own_class);
    if (meant == classes) {
      joins = false;
    } else if (joins && others.back().tag == model_.tags()[meant]) {
      others.back().span.end = text.sentences[i].end;
    } else {
      others.push_back({text.sentences[i], model_.tags()[meant]});
      joins = true;
    }
  }
  LanguageGuess whole = guess(all.words > 0 ? all : hashtags(text));
  if (own.empty()) own = whole.nearest;
  std::erase_if(others, [&](const LanguageStretch& one) { return one.tag == own; });
  return whole;
}

LanguageGuess LanguageIdentifier::identify(std::string_view text) const {
  TokenizedText tokens;
  tokenize(text, nullptr, tokens);
  return identify(tokens);
}

Diagnostics check_identification(const LanguageModel& model, std::span<const Language> languages) {
  const LanguageIdentifier identifier(model, languages);
  Diagnostics diagnostics;
  for (const Language& language : languages) {
    const std::string place = "languages/" + language.tag() + ".json#/examples/";
    const LanguageData& data = language.data();
    for (std::size_t i = 0; i < data.posts.size(); ++i)
      if (identifier.identify(data.posts[i]).tag != language.tag())
        diagnostics.add(ErrorCode::AssetExampleFails, place + "posts/" + std::to_string(i),
                        "the post is not recognised");
    for (std::size_t i = 0; i < data.other_posts.size(); ++i)
      if (identifier.identify(data.other_posts[i]).tag == language.tag())
        diagnostics.add(ErrorCode::AssetExampleFails, place + "other_posts/" + std::to_string(i),
                        "the post is taken for this language");
  }
  return diagnostics;
}

}  // namespace bedside::lang
