#include "rules/phrase_builder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>
#include <map>

namespace bedside::rules {
namespace {

constexpr std::uint32_t root = 0;
constexpr std::uint32_t any_word = 0;  // symbol
constexpr std::size_t max_phrase_edges = 20'000;

// Nodes that the part of a phrase read so far can lead to.
using Frontier = std::vector<std::uint32_t>;

void join(Frontier& into, const Frontier& other) {
  for (const std::uint32_t node : other)
    if (!std::ranges::contains(into, node)) into.push_back(node);
}

}  // namespace

// The trie while it grows. Symbols are in the order of their first use and are numbered anew when
// the tables are written.
struct PhraseTablesBuilder::Graph {
  struct Node {
    // The way phrases go on that have the same beginning: shared by them.
    std::map<std::uint32_t, std::uint32_t> children;
    // Ways where alternatives of one phrase meet again: that phrase's own.
    std::vector<TrieEdge> joins;
    // By group and set, so that rows come out sorted and a phrase that is written twice counts
    // once.
    std::map<std::pair<RoleGroup, std::uint32_t>, AcceptRow> accepts;
  };
  std::vector<Node> nodes = std::vector<Node>(1);
  std::map<Atom, std::uint32_t> symbols = {{Atom{AtomKind::AnyWord, ""}, any_word}};
  std::size_t new_joins = 0;  // of the phrase that is being added

  std::uint32_t symbol(const Atom& atom) {
    return symbols.emplace(atom, static_cast<std::uint32_t>(symbols.size())).first->second;
  }

  std::uint32_t new_node() {
    nodes.emplace_back();
    return static_cast<std::uint32_t>(nodes.size() - 1);
  }

  std::uint32_t child(std::uint32_t node, std::uint32_t symbol) {
    const auto known = nodes[node].children.find(symbol);
    if (known != nodes[node].children.end()) return known->second;
    const std::uint32_t made = new_node();
    nodes[node].children.emplace(symbol, made);
    return made;
  }

  // One word further. `target` is where alternatives meet, 0 for anywhere; what begins a phrase
  // never goes there, since each symbol has one node after the root.
  Frontier step(const Frontier& from, std::uint32_t symbol, std::uint32_t target) {
    if (target == 0 && from.size() == 1) return {child(from[0], symbol)};
    Frontier out;
    for (const std::uint32_t node : from) {
      if (node == root) {
        join(out, {child(root, symbol)});
        continue;
      }
      if (target == 0) target = new_node();
      nodes[node].joins.push_back({symbol, target});
      ++new_joins;
      join(out, {target});
    }
    return out;
  }

  Frontier follow(const PhrasePart& part, const Frontier& from, std::uint32_t target) {
    if (new_joins > max_phrase_edges) return from;
    Frontier out;
    switch (part.kind) {
      case PhrasePart::Kind::Atom:
        return step(from, symbol(part.atom), target);
      case PhrasePart::Kind::Gap: {
        out = from;
        Frontier last = from;
        for (std::size_t words = 0; words < max_gap_words; ++words) {
          last = step(last, any_word, 0);
          join(out, last);
        }
        return out;
      }
      case PhrasePart::Kind::Group:
        if (target == 0) target = new_node();
        for (const PhraseParts& alternative : part.alternatives)
          join(out, follow(alternative, from, target));
        return out;
    }
    return out;
  }

  Frontier follow(const PhraseParts& parts, Frontier from, std::uint32_t target) {
    for (const PhrasePart& part : parts)
      from = follow(part, from, &part == &parts.back() ? target : 0);
    return from;
  }
};

namespace {

// Symbols in the order they have in the pack: those after the root first.
std::vector<std::uint32_t> final_symbols(
    const std::map<Atom, std::uint32_t>& symbols,
    const std::map<std::uint32_t, std::uint32_t>& root_children) {
  std::vector<std::uint32_t> out(symbols.size());
  std::uint32_t next = 1;
  for (const bool first : {true, false})
    for (const auto& [atom, symbol] : symbols)
      if (symbol != any_word && root_children.contains(symbol) == first) out[symbol] = next++;
  return out;
}

std::uint16_t narrow(std::size_t count) {
  assert(count <= std::numeric_limits<std::uint16_t>::max());
  return static_cast<std::uint16_t>(count);
}

// Breadth first, so that the root's children are the nodes 1, 2, ... in the order of their symbols.
template <class Nodes>
void flatten(const Nodes& nodes, const std::vector<std::uint32_t>& symbols, PhraseData& out) {
  constexpr std::uint32_t unnumbered = 0;
  std::vector<std::uint32_t> numbers(nodes.size(), unnumbered);
  std::vector<std::uint32_t> order = {root};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto& from = nodes[order[i]];
    std::vector<TrieEdge> edges;
    for (const auto& [symbol, child] : from.children) edges.push_back({symbols[symbol], child});
    for (const TrieEdge& edge : from.joins) edges.push_back({symbols[edge.symbol], edge.node});
    const auto key = [](const TrieEdge& edge) { return std::pair(edge.symbol, edge.node); };
    std::ranges::sort(edges, {}, key);
    const auto repeated = std::ranges::unique(edges, {}, key);
    edges.erase(repeated.begin(), repeated.end());

    TrieNode node;
    node.edges = static_cast<std::uint32_t>(out.edges.size());
    for (TrieEdge edge : edges) {
      if (numbers[edge.node] == unnumbered) {
        numbers[edge.node] = static_cast<std::uint32_t>(order.size());
        order.push_back(edge.node);
      }
      edge.node = numbers[edge.node];
      out.edges.push_back(edge);
    }
    const auto any_count =
        static_cast<std::size_t>(std::ranges::count(edges, any_word, &TrieEdge::symbol));
    node.any_count = narrow(any_count);
    node.edge_count = narrow(edges.size() - any_count);
    node.accepts = static_cast<std::uint32_t>(out.accepts.size());
    std::array<std::size_t, 3> counts = {};
    for (const auto& [group_and_set, accept] : from.accepts) {
      out.accepts.push_back(accept);
      ++counts[static_cast<std::size_t>(group_and_set.first)];
    }
    node.trigger_count = narrow(counts[static_cast<std::size_t>(RoleGroup::Trigger)]);
    node.lookup_count = narrow(counts[static_cast<std::size_t>(RoleGroup::Lookup)]);
    node.field_count = narrow(counts[static_cast<std::size_t>(RoleGroup::Field)]);
    out.nodes.push_back(node);
  }
  // The root is left through first_symbols, not through edges.
  out.edges.erase(out.edges.begin(), out.edges.begin() + out.nodes[root].edge_count);
  for (TrieNode& node : out.nodes)
    if (&node != &out.nodes[root]) node.edges -= out.nodes[root].edge_count;
  out.nodes[root].edge_count = 0;
}

std::vector<AffixNode> affix_trie(const std::map<std::string, std::uint32_t>& entries) {
  struct Node {
    std::map<std::uint8_t, std::uint32_t> children;
    std::uint32_t symbol = 0;
  };
  if (entries.empty()) return {};
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
  std::vector<AffixNode> out;
  std::vector<std::pair<std::uint32_t, std::uint8_t>> order = {{root, 0}};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Node& from = nodes[order[i].first];
    AffixNode node;
    node.children = static_cast<std::uint32_t>(order.size());
    node.symbol = from.symbol;
    node.child_count = narrow(from.children.size());
    node.byte = order[i].second;
    for (const auto& [byte, child] : from.children) order.push_back({child, byte});
    out.push_back(node);
  }
  return out;
}

// Words and parts of words with their numbers.
void add_vocabulary(const std::map<Atom, std::uint32_t>& symbols,
                    const std::vector<std::uint32_t>& numbers, PhraseData& out) {
  std::vector<std::string_view> words(symbols.size() - 1);  // by symbol
  std::map<std::string, std::uint32_t> stems;
  std::map<std::string, std::uint32_t> ends;
  std::map<std::string, std::uint32_t> insides;
  for (const auto& [atom, symbol] : symbols) {
    const std::uint32_t number = numbers[symbol];
    switch (atom.kind) {
      case AtomKind::Exact:
        words[number - 1] = atom.text;
        break;
      case AtomKind::Stem:
        stems.emplace(atom.text, number);
        break;
      case AtomKind::End:
        ends.emplace(std::string(atom.text.rbegin(), atom.text.rend()), number);
        break;
      case AtomKind::Inside:
        insides.emplace(atom.text, number);
        break;
      case AtomKind::Number:
        out.number_symbol = number;
        break;
      case AtomKind::AnyWord:
        break;
    }
  }
  for (const std::string_view word : words) {
    out.words.push_back(
        {static_cast<std::uint32_t>(out.text.size()), static_cast<std::uint32_t>(word.size())});
    out.text += word;
  }
  out.stems = affix_trie(stems);
  out.ends = affix_trie(ends);
  out.insides = affix_trie(insides);
}

}  // namespace

PhraseTablesBuilder::PhraseTablesBuilder() : graph_(std::make_unique<Graph>()) {}
PhraseTablesBuilder::~PhraseTablesBuilder() = default;
PhraseTablesBuilder::PhraseTablesBuilder(PhraseTablesBuilder&&) noexcept = default;
PhraseTablesBuilder& PhraseTablesBuilder::operator=(PhraseTablesBuilder&&) noexcept = default;

bool PhraseTablesBuilder::add(const PhraseParts& phrase, RoleGroup group, AcceptRow accept) {
  accept.has_gap = has_gap(phrase) ? 1 : 0;
  graph_->new_joins = 0;
  const Frontier ends = graph_->follow(phrase, {root}, 0);
  if (graph_->new_joins > max_phrase_edges) return false;
  // The writer's first entry wins when two of them stand for the same words.
  for (const std::uint32_t node : ends)
    graph_->nodes[node].accepts.emplace(std::pair(group, accept.set), accept);
  return true;
}

PhraseData PhraseTablesBuilder::finish() const {
  const std::vector<std::uint32_t> symbols =
      final_symbols(graph_->symbols, graph_->nodes[root].children);
  PhraseData out;
  flatten(graph_->nodes, symbols, out);
  add_vocabulary(graph_->symbols, symbols, out);
  out.first_symbols = static_cast<std::uint32_t>(graph_->nodes[root].children.size());
  return out;
}

}  // namespace bedside::rules
