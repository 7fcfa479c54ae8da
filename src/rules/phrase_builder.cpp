#include <algorithm>
#include <cassert>
#include <deque>
#include <map>
#include <set>

#include "catalog/pack_writer.h"
#include "rules/phrase_tables.h"
#include "rules/table_sections.h"

namespace bedside::rules {
namespace {

constexpr std::uint32_t root = 0;

// Symbols of all atoms but AnyWord; those that begin a phrase come first.
std::map<Atom, std::uint32_t> number_atoms(const std::set<Atom>& first, const std::set<Atom>& all) {
  std::map<Atom, std::uint32_t> symbols;
  for (const Atom& atom : first) symbols.emplace(atom, std::uint32_t(symbols.size() + 1));
  for (const Atom& atom : all) symbols.emplace(atom, std::uint32_t(symbols.size() + 1));
  assert(symbols.size() < symbol_mask);
  return symbols;
}

// The trie while it grows: children are found by symbol, AnyWord is symbol 0.
struct Growing {
  struct Node {
    std::map<std::uint32_t, std::uint32_t> children;
    // By group and set, so that rows come out sorted and a phrase that is written twice counts
    // once.
    std::map<std::pair<RoleGroup, std::uint32_t>, AcceptRow> accepts;
  };
  std::vector<Node> nodes = std::vector<Node>(1);

  std::uint32_t child(std::uint32_t node, std::uint32_t symbol) {
    const auto [at, is_new] =
        nodes[node].children.emplace(symbol, static_cast<std::uint32_t>(nodes.size()));
    const std::uint32_t index = at->second;
    if (is_new) nodes.emplace_back();
    return index;
  }
};

struct FlatTrie {
  std::vector<TrieNode> nodes;
  std::vector<TrieEdge> edges;
  std::vector<AcceptRow> accepts;
};

// Breadth first, so that the root's children are the nodes 1, 2, ... in the order of their symbols.
FlatTrie flatten(const Growing& growing) {
  FlatTrie out;
  std::vector<std::uint32_t> order = {root};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Growing::Node& from = growing.nodes[order[i]];
    TrieNode node;
    node.edges = static_cast<std::uint32_t>(out.edges.size());
    for (const auto& [symbol, child] : from.children) {
      const auto index = static_cast<std::uint32_t>(order.size());
      order.push_back(child);
      if (symbol == 0)
        node.any = index;
      else
        out.edges.push_back({symbol, index});
    }
    node.edge_count = static_cast<std::uint16_t>(out.edges.size() - node.edges);
    node.accepts = static_cast<std::uint32_t>(out.accepts.size());
    for (const auto& [key, accept] : from.accepts) {
      out.accepts.push_back(accept);
      switch (key.first) {
        case RoleGroup::Trigger:
          ++node.trigger_count;
          break;
        case RoleGroup::Lookup:
          ++node.lookup_count;
          break;
        case RoleGroup::Field:
          ++node.field_count;
          break;
      }
    }
    out.nodes.push_back(node);
  }
  // The root is left through first_symbols, not through edges.
  out.nodes[root].edge_count = 0;
  return out;
}

std::vector<AffixNode> affix_trie(const std::map<std::string, std::uint32_t>& entries) {
  struct Node {
    std::map<std::uint8_t, std::uint32_t> children;
    std::uint32_t symbol = 0;
  };
  std::vector<Node> nodes(1);
  for (const auto& [text, symbol] : entries) {
    std::uint32_t at = root;
    for (const char c : text) {
      const auto [child, is_new] = nodes[at].children.emplace(
          static_cast<std::uint8_t>(c), static_cast<std::uint32_t>(nodes.size()));
      at = child->second;
      if (is_new) nodes.emplace_back();
    }
    nodes[at].symbol = symbol;
  }
  if (entries.empty()) return {};
  std::vector<AffixNode> out;
  std::vector<std::pair<std::uint32_t, std::uint8_t>> order = {{root, 0}};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Node& from = nodes[order[i].first];
    AffixNode node;
    node.children = static_cast<std::uint32_t>(order.size());
    node.symbol = from.symbol;
    node.child_count = static_cast<std::uint16_t>(from.children.size());
    node.byte = order[i].second;
    for (const auto& [byte, child] : from.children) order.push_back({child, byte});
    out.push_back(node);
  }
  return out;
}

}  // namespace

void PhraseTablesBuilder::add(const Atoms& phrase, RoleGroup group, AcceptRow accept) {
  accept.has_gap = std::ranges::contains(phrase, AtomKind::AnyWord, &Atom::kind) ? 1 : 0;
  entries_.push_back({phrase, group, accept});
}

void PhraseTablesBuilder::write(catalog::PackWriter& pack, std::string_view tag) const {
  if (entries_.empty()) return;
  std::set<Atom> first;
  std::set<Atom> all;
  for (const Entry& entry : entries_) {
    first.insert(entry.phrase.front());
    all.insert(entry.phrase.begin(), entry.phrase.end());
  }
  all.erase(Atom{AtomKind::AnyWord, ""});
  const std::map<Atom, std::uint32_t> symbols = number_atoms(first, all);

  Growing growing;
  // In the order of symbols, so that the root's children are numbered like them.
  for (std::uint32_t symbol = 1; symbol <= first.size(); ++symbol) growing.child(root, symbol);
  for (const Entry& entry : entries_) {
    std::uint32_t at = root;
    for (const Atom& atom : entry.phrase)
      at = growing.child(at, atom.kind == AtomKind::AnyWord ? 0 : symbols.at(atom));
    // The writer's first entry wins when two of them stand for the same words.
    growing.nodes[at].accepts.emplace(std::pair(entry.group, entry.accept.set), entry.accept);
  }
  const FlatTrie trie = flatten(growing);

  PhraseHeader header;
  header.first_symbols = static_cast<std::uint32_t>(first.size());
  std::string text;
  std::vector<WordRow> words(symbols.size());
  std::array<std::map<std::string, std::uint32_t>, 3> affixes;  // stems, ends, insides
  std::vector<std::uint32_t> exact;
  for (const auto& [atom, symbol] : symbols) {
    switch (atom.kind) {
      case AtomKind::Exact:
        words[symbol - 1] = {static_cast<std::uint32_t>(text.size()),
                             static_cast<std::uint32_t>(atom.text.size())};
        text += atom.text;
        exact.push_back(symbol);
        break;
      case AtomKind::Stem:
        affixes[0].emplace(atom.text, symbol);
        break;
      case AtomKind::End:
        affixes[1].emplace(std::string(atom.text.rbegin(), atom.text.rend()), symbol);
        break;
      case AtomKind::Inside:
        affixes[2].emplace(atom.text, symbol);
        break;
      case AtomKind::Number:
        header.number_symbol = symbol;
        break;
      case AtomKind::AnyWord:
        break;
    }
  }
  while (header.slots < 2 * exact.size() + 1) header.slots *= 2;
  std::vector<std::uint32_t> slots(header.slots);
  for (const std::uint32_t symbol : exact) {
    const WordRow& word = words[symbol - 1];
    const std::uint64_t hash = word_hash(std::string_view(text).substr(word.offset, word.size));
    std::uint32_t at = static_cast<std::uint32_t>(hash) & (header.slots - 1);
    while (slots[at] != 0) at = (at + 1) & (header.slots - 1);
    slots[at] = symbol | (static_cast<std::uint32_t>(hash >> 32) & ~symbol_mask);
  }

  const LanguageSections sections(tag);
  pack.add_table(sections.name("header"), std::vector<PhraseHeader>{header});
  pack.add(sections.name("text"), std::as_bytes(std::span(text)));
  pack.add_table(sections.name("words"), words);
  pack.add_table(sections.name("slots"), slots);
  pack.add_table(sections.name("nodes"), trie.nodes);
  pack.add_table(sections.name("edges"), trie.edges);
  pack.add_table(sections.name("accepts"), trie.accepts);
  pack.add_table(sections.name("stems"), affix_trie(affixes[0]));
  pack.add_table(sections.name("ends"), affix_trie(affixes[1]));
  pack.add_table(sections.name("insides"), affix_trie(affixes[2]));
}

}  // namespace bedside::rules
