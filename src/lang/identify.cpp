#include "lang/identify.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/utf8.h"

namespace bedside::lang {
namespace {

// Scores are natural logarithms: how much likelier a word is in a language than in a text that is
// in none of ours. They were chosen so that the languages' own posts and those of their neighbours
// come out right with confidence, see tests/unit/lang/identify_test.cpp.
constexpr float not_its_word = -1.6f;   // a word that is frequent elsewhere
constexpr float unknown_word = -0.45f;  // a word in no list
constexpr float rival_word = -2.5f;
constexpr float hint = 0.75f;
constexpr float own_letter = 0.5f;
constexpr float foreign_letter = -1.2f;
constexpr float hints_most = 1.6f;
constexpr float hints_least = -2.0f;
constexpr unsigned char first_other_script = 0xCD;  // first byte of Greek, Cyrillic and beyond
constexpr float hashtag_weight = 0.4f;
// Words of a text are not independent, and a long one must not look surer than it is.
constexpr float temper = 0.5f;

float function_word(std::size_t rank) {
  return 3.4f - 0.35f * std::log(static_cast<float>(rank + 1));
}

// Rows of one score a language, found by a 32-bit hash of their key. Two keys of one hash share a
// row: for identification that is noise, and tests hold it.
class ScoreTable {
 public:
  explicit ScoreTable(std::size_t languages) : languages_(languages) {}

  // The row of `hash`, made with `initial` when it is new.
  float* row(std::uint32_t hash, float initial) {
    const auto [place, made] = building_.try_emplace(hash, scores_.size());
    if (made) scores_.resize(scores_.size() + languages_, initial);
    return &scores_[place->second];
  }

  // After the last `row`.
  void freeze() {
    std::size_t size = 64;
    while (size < building_.size() * 4) size *= 2;
    slots_.assign(size, {});
    for (const auto& [hash, begin] : building_) {
      std::size_t i = hash & (size - 1);
      while (slots_[i].row != 0) i = (i + 1) & (size - 1);
      slots_[i] = {hash, static_cast<std::uint32_t>(begin + 1)};
    }
    building_.clear();
  }

  const float* find(std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask; slots_[i].row != 0; i = (i + 1) & mask)
      if (slots_[i].hash == hash) return &scores_[slots_[i].row - 1];
    return nullptr;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;  // index into scores_ + 1; 0 = free
  };

  std::size_t languages_;
  std::vector<float> scores_;
  std::vector<Slot> slots_;
  std::unordered_map<std::uint32_t, std::size_t> building_;
};

// Where in a word a letter group stands; also the start of its hash.
enum class Anchor : std::uint32_t {
  Word = 0x9E3779B9,
  Start = 0x85EBCA6B,
  End = 0xC2B2AE35,
  Inside = 0x27D4EB2F
};

std::uint32_t mix(std::uint32_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x01000193u;
}

// The low bits choose the slot.
std::uint32_t finish(std::uint32_t hash) { return hash ^ (hash >> 15); }

std::uint32_t hash_of(Anchor anchor, std::string_view bytes) {
  auto hash = static_cast<std::uint32_t>(anchor);
  if (anchor == Anchor::End) {
    for (std::size_t i = bytes.size(); i-- > 0;) hash = mix(hash, bytes[i]);
  } else {
    for (const char byte : bytes) hash = mix(hash, byte);
  }
  return finish(hash);
}

// Longest letter groups in bytes.
constexpr std::size_t edge_longest = 8;
constexpr std::size_t inside_longest = 5;
constexpr std::size_t inside_shortest = 2;

}  // namespace

struct LanguageIdentifier::Tables {
  std::vector<std::string> tags;
  ScoreTable words;
  ScoreTable groups;

  explicit Tables(std::span<const Language> languages)
      : words(languages.size()), groups(languages.size()) {
    for (const Language& language : languages) tags.push_back(language.tag());
    for (std::size_t i = 0; i < languages.size(); ++i) add(i, languages[i].data());
    words.freeze();
    groups.freeze();
  }

  void add(std::size_t index, const LanguageData& data) {
    for (std::size_t rank = 0; rank < data.function_words.size(); ++rank)
      words.row(hash_of(Anchor::Word, data.function_words[rank]), not_its_word)[index] =
          function_word(rank);
    for (const std::string& word : data.rival_words)
      words.row(hash_of(Anchor::Word, word), not_its_word)[index] = rival_word;
    for (const std::string& text : data.hints) add_group(index, text, hint);
    add_letters(index, data.letters, own_letter);
    add_letters(index, data.foreign_letters, foreign_letter);
  }

  void add_group(std::size_t index, std::string_view text, float score) {
    Anchor anchor = Anchor::Inside;
    if (text.starts_with('^')) {
      anchor = Anchor::Start;
      text.remove_prefix(1);
    } else if (text.ends_with('$')) {
      anchor = Anchor::End;
      text.remove_suffix(1);
    }
    groups.row(hash_of(anchor, text), 0)[index] += score;
  }

  void add_letters(std::size_t index, std::u32string_view letters, float score) {
    for (const char32_t letter : letters) {
      std::string bytes;
      append_utf8(bytes, letter);
      groups.row(hash_of(Anchor::Inside, bytes), 0)[index] += score;
    }
  }

  void add_to(std::span<float> scores, std::uint32_t hash) const {
    if (const float* row = groups.find(finish(hash)))
      for (std::size_t i = 0; i < scores.size(); ++i) scores[i] += row[i];
  }

  // Scores of a word that is in no list, by its letters.
  void score_letters(std::string_view word, std::span<float> scores) const {
    auto start = static_cast<std::uint32_t>(Anchor::Start);
    auto end = static_cast<std::uint32_t>(Anchor::End);
    for (std::size_t i = 0; i < std::min(word.size(), edge_longest); ++i) {
      start = mix(start, word[i]);
      end = mix(end, word[word.size() - 1 - i]);
      add_to(scores, start);
      add_to(scores, end);
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
      if ((static_cast<unsigned char>(word[i]) & 0xC0) == 0x80) continue;
      auto inside = static_cast<std::uint32_t>(Anchor::Inside);
      const std::size_t most = std::min(word.size() - i, inside_longest);
      for (std::size_t k = 0; k < most; ++k) {
        inside = mix(inside, word[i + k]);
        if (k + 1 >= inside_shortest) add_to(scores, inside);
      }
    }
  }
};

namespace {

constexpr std::size_t max_languages = 32;

}  // namespace

LanguageIdentifier::LanguageIdentifier(std::span<const Language> languages)
    : tables_(std::make_unique<const Tables>(
          languages.first(std::min(languages.size(), max_languages)))) {}
LanguageIdentifier::~LanguageIdentifier() = default;
LanguageIdentifier::LanguageIdentifier(LanguageIdentifier&&) noexcept = default;
LanguageIdentifier& LanguageIdentifier::operator=(LanguageIdentifier&&) noexcept = default;

LanguageGuess LanguageIdentifier::identify(const TokenizedText& text) const {
  const std::size_t count = tables_->tags.size();
  std::array<float, max_languages> totals{};
  std::size_t words = 0;
  for (const Token& token : text.tokens) {
    const bool hashtag = token.kind == TokenKind::Hashtag;
    if (token.kind != TokenKind::Word && !hashtag) continue;
    const std::string_view word = text.folded_of(token);
    ++words;
    if (const float* row = tables_->words.find(hash_of(Anchor::Word, word)); row && !hashtag) {
      for (std::size_t i = 0; i < count; ++i) totals[i] += row[i];
      continue;
    }
    std::array<float, max_languages> scores{};
    if (static_cast<unsigned char>(word[0]) >= first_other_script) scores.fill(hints_least);
    tables_->score_letters(word, std::span(scores).first(count));
    const float weight = hashtag ? hashtag_weight : 1.0f;
    for (std::size_t i = 0; i < count; ++i)
      totals[i] += weight * (unknown_word + std::clamp(scores[i], hints_least, hints_most));
  }
  if (words == 0) return {};

  // "None of them" has the score 0.
  float best = 0;
  std::size_t winner = count;
  for (std::size_t i = 0; i < count; ++i) {
    if (totals[i] > best) {
      best = totals[i];
      winner = i;
    }
  }
  double sum = std::exp(temper * (0.0 - best));
  for (std::size_t i = 0; i < count; ++i) sum += std::exp(temper * (totals[i] - best));
  const auto known = std::span(totals).first(count);
  const auto nearest = std::ranges::max_element(known);
  const bool speaks = nearest != known.end() && *nearest > std::ranges::min(known);
  return {winner == count ? "und" : tables_->tags[winner], 1 / sum,
          speaks ? tables_->tags[static_cast<std::size_t>(nearest - known.begin())] : "und"};
}

LanguageGuess LanguageIdentifier::identify(std::string_view text) const {
  TokenizedText tokens;
  tokenize(text, nullptr, tokens);
  return identify(tokens);
}

Diagnostics check_identification(std::span<const Language> languages) {
  const LanguageIdentifier identifier(languages);
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
