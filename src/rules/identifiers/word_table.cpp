#include "rules/identifiers/word_table.h"

#include <algorithm>
#include <cassert>

namespace bedside::rules {
namespace {

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ (hash >> 15);
}

}  // namespace

std::size_t WordTable::slot_of(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].entry != 0 &&
         (slots_[at].hash != hash || entries_[slots_[at].entry - 1].word != word))
    at = (at + 1) & mask;
  return at;
}

void WordTable::grow() { make_slots(std::max<std::size_t>(slots_.size() * 2, 1024)); }

void WordTable::make_slots(std::size_t count) {
  slots_.assign(count, {});
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const std::uint32_t hash = hash_of(entries_[i].word);
    slots_[slot_of(entries_[i].word, hash)] = {hash, static_cast<std::uint32_t>(i + 1)};
  }
}

WordInfo& WordTable::entry_of(std::string_view word) {
  // Half empty at least, so that looking up a word that is not there ends soon.
  if (entries_.size() * 2 >= slots_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  Slot& slot = slots_[slot_of(word, hash)];
  if (slot.entry == 0) {
    entries_.push_back({std::string(word), {}});
    slot = {hash, static_cast<std::uint32_t>(entries_.size())};
  }
  return entries_[slot.entry - 1].info;
}

void WordTable::add(std::string_view words, Cues cues, Traits traits, std::uint8_t month) {
  assert(phrases_.empty());
  const std::size_t space = words.find(' ');
  WordInfo& info = entry_of(words.substr(0, space));
  if (space == std::string_view::npos) {
    info.cues |= cues;
    info.traits |= traits;
    if (info.month == 0) info.month = month;
    return;
  }
  waiting_.push_back({std::string(words.substr(0, space)), {rest_of(words, space), cues, traits}});
}

void WordTable::add_risk(std::string_view words, RiskClasses risks) {
  assert(phrases_.empty());
  const std::size_t space = words.find(' ');
  if (space == std::string_view::npos)
    entry_of(words).risks |= risks;
  else
    waiting_.push_back(
        {std::string(words.substr(0, space)), {rest_of(words, space), {}, {}, risks}});
}

std::vector<std::string> WordTable::rest_of(std::string_view words, std::size_t first_end) {
  std::vector<std::string> rest;
  for (std::size_t from = first_end + 1; from <= words.size();) {
    const std::size_t end = std::min(words.find(' ', from), words.size());
    rest.emplace_back(words.substr(from, end - from));
    from = end + 1;
  }
  return rest;
}

void WordTable::freeze() {
  std::ranges::stable_sort(waiting_, [](const PhraseEntry& a, const PhraseEntry& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.phrase.rest.size() != b.phrase.rest.size())
      return a.phrase.rest.size() > b.phrase.rest.size();
    return a.phrase.rest < b.phrase.rest;
  });
  const PhraseEntry* before = nullptr;
  for (PhraseEntry& entry : waiting_) {
    // The same words with another meaning.
    if (before != nullptr && before->first == entry.first &&
        phrases_.back().rest == entry.phrase.rest) {
      phrases_.back().cues |= entry.phrase.cues;
      phrases_.back().traits |= entry.phrase.traits;
      phrases_.back().risks |= entry.phrase.risks;
      continue;
    }
    before = &entry;
    WordInfo& info = entry_of(entry.first);
    if (info.phrase_count++ == 0) info.first_phrase = static_cast<std::uint16_t>(phrases_.size());
    phrases_.push_back(std::move(entry.phrase));
  }
  waiting_.clear();
}

const WordInfo* WordTable::find(std::string_view folded) const {
  if (slots_.empty()) return nullptr;
  const Slot slot = slots_[slot_of(folded, hash_of(folded))];
  return slot.entry == 0 ? nullptr : &entries_[slot.entry - 1].info;
}

}  // namespace bedside::rules
