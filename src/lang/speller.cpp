#include "lang/speller.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/utf8.h"
#include "hunspell.hxx"
#include "hunspell_memory.h"
#include "lang/normalize.h"
#include "lang/properties.h"

namespace bedside::lang {
namespace {

constexpr std::string_view pack_format = "bedside/spelling/1 ";
constexpr std::size_t longest_word = 90;  // bytes; Hunspell looks at 100 letters
constexpr std::size_t most_remembered = 20'000;

struct Content {
  std::string_view rules;
  std::string_view words;
};

Result<Content> split_content(std::string_view content) {
  const auto broken = [] {
    return fail(ErrorCode::InvalidValue, "", "this is no dictionary of Bedside's");
  };
  if (!content.starts_with(pack_format)) return broken();
  content.remove_prefix(pack_format.size());
  std::size_t rules = 0;
  const auto [stop, bad] = std::from_chars(content.data(), content.data() + content.size(), rules);
  const auto digits = static_cast<std::size_t>(stop - content.data());
  if (bad != std::errc() || digits >= content.size() || *stop != '\n') return broken();
  content.remove_prefix(digits + 1);
  if (rules == 0 || rules >= content.size()) return broken();
  return Content{content.substr(0, rules), content.substr(rules)};
}

// As dictionaries write it: composed, with plain apostrophes and hyphens, without soft hyphens.
std::string plain(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint cp = decode_utf8(word, at);
    at += cp.size;
    if (cp.value == 0x2019 || cp.value == 0x2BC)
      out += '\'';
    else if (cp.value == 0x2010 || cp.value == 0x2011)
      out += '-';
    else if (cp.value != 0xAD && cp.value != 0x200C && cp.value != 0x200D)
      append_utf8(out, cp.value);
  }
  return is_nfc(out) ? out : nfc(out);
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view without_genitive(std::string_view word) {
  for (const std::string_view ending : {"'s", "'S", "'"})
    if (word.size() > ending.size() && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size());
  return word;
}

std::vector<TextSpan> parts_between_hyphens(std::string_view text, TextSpan span) {
  std::vector<TextSpan> out = {{span.begin, span.begin}};
  for (std::size_t at = span.begin; at < span.end;) {
    const CodePoint cp = decode_utf8(text, at);
    at += cp.size;
    if (cp.value == '-' || cp.value == 0x2010 || cp.value == 0x2011)
      out.push_back({at, at});
    else
      out.back().end = at;
  }
  return out;
}

// A word that is no matter of spelling by its looks: a letter, an abbreviation, a brand.
bool is_exempt(std::string_view word) {
  std::size_t letters = 0, capitals = 0;
  bool small_before = false, capital_inside = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint cp = decode_utf8(word, at);
    at += cp.size;
    if (is_number(cp.value)) return true;
    if (!is_letter(cp.value)) {
      small_before = false;
      continue;
    }
    constexpr char32_t last_latin = 0x24F;
    const bool latin = cp.value <= last_latin || (cp.value >= 0x1E00 && cp.value <= 0x1EFF);
    if (!latin) return true;
    ++letters;
    const bool capital = is_upper(cp.value);
    capitals += capital ? 1 : 0;
    capital_inside |= capital && small_before;
    small_before |= !capital;
  }
  constexpr std::size_t short_word = 6;
  return letters < 2 || capital_inside || (capitals == letters && letters <= short_word) ||
         (capitals + 1 == letters && word.ends_with('s') && capitals > 1);
}

}  // namespace

struct Speller::Parts {
  explicit Parts(const Content& content)
      : source{content.rules, content.words}, reading(source), dictionary("rules", "words") {
    hunspell_memory = nullptr;
  }
  // Hunspell reads in its constructor and keeps nothing of what it read from.
  struct Reading {
    explicit Reading(const HunspellMemory& source) { hunspell_memory = &source; }
  };

  HunspellMemory source;
  Reading reading;
  Hunspell dictionary;
  SpellerAdditions additions;
  std::unordered_set<std::string> own;  // folded
  std::unordered_map<std::string, bool> seen;
};

Speller::Speller(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Speller::~Speller() = default;
Speller::Speller(Speller&&) noexcept = default;
Speller& Speller::operator=(Speller&&) noexcept = default;

Result<Speller> Speller::load(std::string_view content, SpellerAdditions additions) {
  const Result<Content> split = split_content(content);
  if (!split) return std::unexpected(split.error());
  auto parts = std::make_unique<Parts>(*split);
  parts->source = {};
  for (const std::string& word : additions.words) parts->dictionary.add(word);
  parts->additions = std::move(additions);
  return Speller(std::move(parts));
}

void Speller::use_own(std::span<const std::string> words) {
  parts_->own.clear();
  for (const std::string& word : words) parts_->own.insert(simple_fold(plain(word)));
}

bool Speller::is_listed(const std::string& word) { return parts_->dictionary.spell(word); }

bool Speller::is_joined(std::string_view word) {
  const SpellerAdditions& additions = parts_->additions;
  constexpr std::size_t least_letters = 4;
  const std::string small = simple_fold(word);
  for (const std::string& beginning : additions.beginnings)
    if (small.starts_with(beginning) &&
        letters_in(small) >= letters_in(beginning) + least_letters &&
        is_listed(small.substr(beginning.size())))
      return true;
  if (additions.compound_letters == 0) return false;
  std::size_t before = 0, after = letters_in(small);
  for (std::size_t at = 0; at < small.size(); at += decode_utf8(small, at).size, ++before, --after)
    if (before >= additions.compound_letters && after >= additions.compound_letters &&
        is_listed(small.substr(at)) && is_listed(small.substr(0, at)))
      return true;
  return false;
}

bool Speller::accepts(std::string_view written) {
  if (is_exempt(written) || written.size() > longest_word) return true;
  const std::string word = plain(written);
  if (!parts_->own.empty()) {
    const std::string folded = simple_fold(word);
    if (parts_->own.contains(folded) || parts_->own.contains(std::string(without_genitive(folded))))
      return true;
  }
  if (const auto known = parts_->seen.find(word); known != parts_->seen.end()) return known->second;
  const std::string_view stem = without_genitive(word);
  const bool right = is_listed(word) ||
                     (stem.size() < word.size() && is_listed(std::string(stem))) || is_joined(word);
  if (parts_->seen.size() >= most_remembered) parts_->seen.clear();
  parts_->seen.emplace(word, right);
  return right;
}

void Speller::find_misspelt(std::string_view text, TextSpan span, std::vector<TextSpan>& out) {
  if (accepts(text.substr(span.begin, span.end - span.begin))) return;
  const std::vector<TextSpan> parts = parts_between_hyphens(text, span);
  if (parts.size() == 1) {
    out.push_back(span);
    return;
  }
  for (const TextSpan part : parts)
    if (!accepts(text.substr(part.begin, part.end - part.begin))) out.push_back(part);
}

std::vector<std::string> Speller::suggestions(std::string_view word) {
  const std::string asked = plain(word);
  if (asked.size() > longest_word) return {};
  std::vector<std::string> found = parts_->dictionary.suggest(asked);
  std::erase(found, asked);
  // A word cut in two is seldom what was meant.
  std::ranges::stable_partition(found, [](const std::string& one) { return !one.contains(' '); });
  if (found.size() > most_suggestions) found.resize(most_suggestions);
  return found;
}

}  // namespace bedside::lang
