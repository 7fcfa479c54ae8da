// The table of words in a pack.
#include "rules/columns.h"
#include "rules/identifiers/word_table.h"

namespace bedside::rules {
namespace {

std::size_t low(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::size_t high(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32); }

// What words and phrases have in common.
template <class Rows, class Meaning>
void write_meanings(const Rows& rows, ColumnWriter& out, Meaning meaning) {
  out.column(rows, [&](const auto& row) { return low(meaning(row).cues.bits()); });
  out.column(rows, [&](const auto& row) { return high(meaning(row).cues.bits()); });
  out.column(rows, [&](const auto& row) { return low(meaning(row).traits.bits()); });
  out.column(rows, [&](const auto& row) { return high(meaning(row).traits.bits()); });
  out.column(rows, [&](const auto& row) { return meaning(row).risks; });
}

template <class Rows, class Meaning>
void read_meanings(Rows& rows, ColumnReader& in, Meaning meaning) {
  const auto add = [&](auto change) {
    for (auto& row : rows) change(meaning(row), std::uint64_t{in.number()});
  };
  add([](auto& to, std::uint64_t bits) { to.cues |= Cues::of_bits(bits); });
  add([](auto& to, std::uint64_t bits) { to.cues |= Cues::of_bits(bits << 32); });
  add([](auto& to, std::uint64_t bits) { to.traits |= Traits::of_bits(bits); });
  add([](auto& to, std::uint64_t bits) { to.traits |= Traits::of_bits(bits << 32); });
  add([](auto& to, std::uint64_t bits) { to.risks = static_cast<RiskClasses>(bits); });
}

}  // namespace

std::vector<std::byte> WordTable::pack() const {
  ColumnWriter out;
  const auto of_word = [](const Entry& entry) -> const WordInfo& { return entry.info; };
  out.number(entries_.size());
  out.column(entries_, [](const Entry& entry) { return entry.word.size(); });
  write_meanings(entries_, out, of_word);
  out.column(entries_, [](const Entry& entry) { return entry.info.month; });
  out.column(entries_, [](const Entry& entry) { return entry.info.first_phrase; });
  out.column(entries_, [](const Entry& entry) { return entry.info.phrase_count; });
  for (const Entry& entry : entries_) out.text(entry.word);

  out.number(phrases_.size());
  write_meanings(phrases_, out, [](const Phrase& phrase) -> const Phrase& { return phrase; });
  out.column(phrases_, [](const Phrase& phrase) { return phrase.rest.size(); });
  for (const Phrase& phrase : phrases_) {
    out.column(phrase.rest, [](const std::string& word) { return word.size(); });
    for (const std::string& word : phrase.rest) out.text(word);
  }
  return out.take();
}

std::optional<WordTable> WordTable::unpack(std::span<const std::byte> bytes) {
  ColumnReader in(bytes);
  WordTable table;
  table.entries_.resize(in.count());
  std::vector<std::uint32_t> sizes(table.entries_.size());
  in.column(sizes, [](std::uint32_t& size) -> auto& { return size; });
  read_meanings(table.entries_, in, [](Entry& entry) -> WordInfo& { return entry.info; });
  in.column(table.entries_, [](Entry& entry) -> auto& { return entry.info.month; });
  in.column(table.entries_, [](Entry& entry) -> auto& { return entry.info.first_phrase; });
  in.column(table.entries_, [](Entry& entry) -> auto& { return entry.info.phrase_count; });
  for (std::size_t i = 0; i < sizes.size(); ++i) table.entries_[i].word = in.text(sizes[i]);

  table.phrases_.resize(in.count());
  read_meanings(table.phrases_, in, [](Phrase& phrase) -> Phrase& { return phrase; });
  sizes.resize(table.phrases_.size());
  in.column(sizes, [](std::uint32_t& size) -> auto& { return size; });
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::vector<std::uint32_t> words(sizes[i] <= bytes.size() && in.good() ? sizes[i] : 0);
    in.require(words.size() == sizes[i]);
    in.column(words, [](std::uint32_t& size) -> auto& { return size; });
    for (const std::uint32_t size : words) table.phrases_[i].rest.push_back(in.text(size));
  }
  for (const Entry& entry : table.entries_)
    in.require(std::size_t{entry.info.first_phrase} + entry.info.phrase_count <=
                   table.phrases_.size() &&
               !entry.word.empty());
  if (!in.good()) return std::nullopt;
  // Half empty at least, as when it grows.
  std::size_t slots = 1024;
  while (slots <= table.entries_.size() * 2) slots *= 2;
  table.make_slots(slots);
  return table;
}

}  // namespace bedside::rules
