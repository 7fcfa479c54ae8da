#pragma once

#include <cstdint>
#include <string>
#include <vector>

// All phrases of all rules of one language as one trie over tokens, in which alternatives join
// again (so several edges may bear one symbol). Words are numbered ("symbols") through a hash
// table; words with stars through small tries over bytes. A text costs one hash look-up a word plus
// the steps of the phrases that have begun.
namespace bedside::rules {

// One word. The place in the table of words is its symbol, less one.
struct WordRow {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

// Edges of a node are sorted by symbol; those after any one word come first, as symbol 0. A symbol
// may lead to several nodes.
struct TrieNode {
  std::uint32_t edges = 0;    // first of any_count + edge_count rows
  std::uint32_t accepts = 0;  // first of trigger_count + lookup_count + field_count rows
  std::uint16_t any_count = 0;
  std::uint16_t edge_count = 0;
  std::uint16_t trigger_count = 0;
  std::uint16_t lookup_count = 0;
  std::uint16_t field_count = 0;
  std::uint16_t reserved = 0;
};

struct TrieEdge {
  std::uint32_t symbol = 0;
  std::uint32_t node = 0;
};

// A phrase that ends at a node.
struct AcceptRow {
  std::uint32_t set = 0;
  std::uint32_t suggestions = 0;  // its own list; 0 = the block's
  std::uint32_t has_gap = 0;      // 1 when it holds * or **
};

// Node of a trie over bytes; children lie together, sorted by byte. Node 0 is the root.
struct AffixNode {
  std::uint32_t children = 0;
  std::uint32_t symbol = 0;  // of the stem that ends here; 0 = none
  std::uint16_t child_count = 0;
  std::uint8_t byte = 0;
  std::uint8_t reserved = 0;
};

// All tables of one language. The pack holds them as columns of small numbers (phrase_columns.h),
// which take a third of the transfer and are unpacked in less than a millisecond.
struct PhraseData {
  // Symbols 1 .. first_symbols begin a phrase, and symbol s leads from the root to node s.
  std::uint32_t first_symbols = 0;
  std::uint32_t number_symbol = 0;  // "<n>"; 0 = no phrase uses it
  std::string text;                 // of all words
  std::vector<WordRow> words;       // by symbol; empty for symbols that are no exact word
  std::vector<TrieNode> nodes;
  std::vector<TrieEdge> edges;
  std::vector<AcceptRow> accepts;
  std::vector<AffixNode> stems;
  std::vector<AffixNode> ends;  // read backwards
  std::vector<AffixNode> insides;
};

}  // namespace bedside::rules
