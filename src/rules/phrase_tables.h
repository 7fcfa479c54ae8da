#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "lang/tokens.h"
#include "rules/phrase_data.h"

namespace bedside::rules {

// A trie over bytes for stems (read forwards) or ends (read backwards).
class AffixTrie {
 public:
  AffixTrie() = default;
  explicit AffixTrie(std::vector<AffixNode> nodes);
  bool empty() const { return nodes_.size() < 2; }

  // Calls `found(symbol)` for each entry that `text` begins with.
  template <class Found>
  void prefixes(std::string_view text, Found found) const {
    if (text.empty()) return;
    std::uint32_t node = root_[static_cast<unsigned char>(text[0])];
    for (std::size_t i = 1; node != 0; ++i) {
      if (nodes_[node].symbol != 0) found(nodes_[node].symbol);
      if (i == text.size()) return;
      node = child(node, static_cast<std::uint8_t>(text[i]));
    }
  }
  // The same for entries that `text` ends with.
  template <class Found>
  void suffixes(std::string_view text, Found found) const {
    if (text.empty()) return;
    std::uint32_t node = root_[static_cast<unsigned char>(text.back())];
    for (std::size_t i = text.size() - 1; node != 0; --i) {
      if (nodes_[node].symbol != 0) found(nodes_[node].symbol);
      if (i == 0) return;
      node = child(node, static_cast<std::uint8_t>(text[i - 1]));
    }
  }

 private:
  std::uint32_t child(std::uint32_t node, std::uint8_t byte) const {
    const AffixNode& row = nodes_[node];
    for (std::uint32_t i = 0; i < row.child_count; ++i)
      if (nodes_[row.children + i].byte == byte) return row.children + i;
    return 0;
  }

  std::vector<AffixNode> nodes_;
  std::array<std::uint16_t, 256> root_ = {};  // child of the root by byte
};

// A phrase was found: tokens [first, end) lead to `node`, which has accept rows.
struct NodeHit {
  std::uint32_t node = 0;
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

// Buffers of PhraseTables::match, kept between calls.
struct MatchScratch {
  struct State {
    std::uint32_t node;
    std::uint32_t first;
    bool operator==(const State&) const = default;
  };
  std::vector<State> states;
  std::vector<State> next;
  // Inside a joined hashtag: before and after one of its words.
  std::vector<State> in_tag;
  std::vector<State> next_in_tag;
  std::vector<std::uint32_t> symbols;
};

class PhraseTables {
 public:
  PhraseTables() = default;
  explicit PhraseTables(PhraseData data);
  // The tables of language `tag` in a pack, empty when it has no phrases. AssetInvalid when they
  // are damaged or name sets or suggestions that are not there.
  static Result<PhraseTables> read(const catalog::Catalog& catalog, std::string_view tag,
                                   std::size_t set_count, std::size_t suggestion_count);

  // Appends every phrase in tokens [first, end) of `text`, by its end; of those with one end,
  // longer ones first. A joined hashtag is read as one word and as its words: phrases of several
  // of them are found in it. Linear (phrases have a bounded length).
  void match(const lang::TokenizedText& text, std::uint32_t first, std::uint32_t end,
             MatchScratch& scratch, std::vector<NodeHit>& out) const;

  const TrieNode& node(std::uint32_t index) const { return data_.nodes[index]; }
  std::span<const AcceptRow> triggers(const TrieNode& node) const {
    return accepts().subspan(node.accepts, node.trigger_count);
  }
  std::span<const AcceptRow> lookups(const TrieNode& node) const {
    return accepts().subspan(node.accepts + node.trigger_count, node.lookup_count);
  }
  std::span<const AcceptRow> fields(const TrieNode& node) const {
    return accepts().subspan(node.accepts + node.trigger_count + node.lookup_count,
                             node.field_count);
  }
  // True when `set` is among the looked-up sets of `node`.
  bool looks_up(const TrieNode& node, std::uint32_t set) const;

 private:
  std::uint32_t exact_symbol(std::string_view folded) const;
  void symbols_of(const lang::TokenizedText& text, const lang::Token& token,
                  std::vector<std::uint32_t>& out) const;
  void word_symbols(std::string_view folded, std::vector<std::uint32_t>& out) const;
  // Moves on from `from` by one word that has `symbols` and stands in token `at`.
  void advance(const std::vector<MatchScratch::State>& from,
               const std::vector<std::uint32_t>& symbols, bool word_like, std::uint32_t at,
               std::vector<MatchScratch::State>& to) const;
  void match_tag(const lang::TokenizedText& text, std::uint32_t at, MatchScratch& scratch,
                 std::vector<NodeHit>& out) const;
  std::span<const TrieEdge> edges_for(const TrieNode& node, std::uint32_t symbol) const;

  bool is_accepting(std::uint32_t node) const;
  std::span<const AcceptRow> accepts() const { return data_.accepts; }

  PhraseData data_;
  // Hash table of the exact words: symbol in the low bits, part of the hash in the others; 0 =
  // free.
  std::vector<std::uint32_t> slots_;
  AffixTrie stems_;
  AffixTrie ends_;
  AffixTrie insides_;
};

// 64-bit hash of one word: the same in all homes.
std::uint64_t word_hash(std::string_view word);

}  // namespace bedside::rules
