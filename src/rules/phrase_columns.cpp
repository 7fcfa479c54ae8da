#include "rules/phrase_columns.h"

#include <format>

#include "rules/columns.h"

namespace bedside::rules {
namespace {

std::size_t edges_of(const TrieNode& node) { return std::size_t{node.any_count} + node.edge_count; }
std::size_t accepts_of(const TrieNode& node) {
  return std::size_t{node.trigger_count} + node.lookup_count + node.field_count;
}

// Edges name their node by how far it lies before the next new one; 0 is that new one. Nodes were
// numbered in the order in which edges reach them, after those the root leads to.
std::uint32_t next_new_node(const PhraseData& data) { return data.first_symbols + 1; }

void pack_affixes(const std::vector<AffixNode>& nodes, ColumnWriter& out) {
  out.number(nodes.size());
  out.column(nodes, [](const AffixNode& node) { return node.child_count; });
  out.column(nodes, [](const AffixNode& node) { return node.byte; });
  out.column(nodes, [](const AffixNode& node) { return node.symbol; });
}

std::vector<AffixNode> unpack_affixes(ColumnReader& in, std::size_t symbols) {
  std::vector<AffixNode> out(in.count());
  in.column(out, [](AffixNode& node) -> auto& { return node.child_count; });
  in.column(out, [](AffixNode& node) -> auto& { return node.byte; });
  in.column(out, [](AffixNode& node) -> auto& { return node.symbol; });
  // Breadth first: the children of each node follow those of the one before.
  std::size_t next = 1;
  for (AffixNode& node : out) {
    node.children = static_cast<std::uint32_t>(next);
    next += node.child_count;
    in.require(node.symbol <= symbols && node.child_count <= 256);
  }
  in.require(out.empty() || next == out.size());
  return out;
}

void unpack_edges(ColumnReader& in, PhraseData& data) {
  in.column(data.edges, [](TrieEdge& edge) -> auto& { return edge.symbol; });
  std::uint32_t next = next_new_node(data);
  for (TrieEdge& edge : data.edges) {
    const std::uint32_t back = in.number();
    in.require(back <= next);
    edge.node = next - back;
    if (back == 0) ++next;
    in.require(edge.symbol <= data.words.size() && edge.node < data.nodes.size());
  }
}

}  // namespace

std::vector<std::byte> pack_phrases(const PhraseData& data) {
  ColumnWriter out;
  out.number(data.first_symbols);
  out.number(data.number_symbol);
  out.number(data.words.size());
  out.number(data.nodes.size());
  out.number(data.edges.size());
  out.number(data.accepts.size());
  out.column(data.words, [](const WordRow& word) { return word.size; });
  out.text(data.text);
  out.column(data.nodes, [](const TrieNode& node) { return node.any_count; });
  out.column(data.nodes, [](const TrieNode& node) { return node.edge_count; });
  out.column(data.nodes, [](const TrieNode& node) { return node.trigger_count; });
  out.column(data.nodes, [](const TrieNode& node) { return node.lookup_count; });
  out.column(data.nodes, [](const TrieNode& node) { return node.field_count; });
  out.column(data.edges, [](const TrieEdge& edge) { return edge.symbol; });
  std::uint32_t next = next_new_node(data);
  for (const TrieEdge& edge : data.edges) {
    out.number(next - edge.node);
    if (edge.node == next) ++next;
  }
  out.column(data.accepts, [](const AcceptRow& accept) { return accept.set; });
  out.column(data.accepts, [](const AcceptRow& accept) { return accept.suggestions; });
  out.column(data.accepts, [](const AcceptRow& accept) { return accept.has_gap; });
  for (const std::vector<AffixNode>* nodes : {&data.stems, &data.ends, &data.insides})
    pack_affixes(*nodes, out);
  return out.take();
}

std::optional<PhraseData> unpack_phrases(std::span<const std::byte> bytes) {
  ColumnReader in(bytes);
  PhraseData data;
  data.first_symbols = in.number();
  data.number_symbol = in.number();
  data.words.resize(in.count());
  data.nodes.resize(in.count());
  data.edges.resize(in.count());
  data.accepts.resize(in.count());
  in.require(data.first_symbols < data.nodes.size() && data.number_symbol <= data.words.size());

  in.column(data.words, [](WordRow& word) -> auto& { return word.size; });
  std::size_t text_size = 0;
  for (WordRow& word : data.words) {
    word.offset = static_cast<std::uint32_t>(text_size);
    text_size += word.size;
    in.require(text_size <= bytes.size());
  }
  data.text = in.text(text_size);

  in.column(data.nodes, [](TrieNode& node) -> auto& { return node.any_count; });
  in.column(data.nodes, [](TrieNode& node) -> auto& { return node.edge_count; });
  in.column(data.nodes, [](TrieNode& node) -> auto& { return node.trigger_count; });
  in.column(data.nodes, [](TrieNode& node) -> auto& { return node.lookup_count; });
  in.column(data.nodes, [](TrieNode& node) -> auto& { return node.field_count; });
  std::size_t edges = 0;
  std::size_t accepts = 0;
  for (TrieNode& node : data.nodes) {
    node.edges = static_cast<std::uint32_t>(edges);
    node.accepts = static_cast<std::uint32_t>(accepts);
    edges += edges_of(node);
    accepts += accepts_of(node);
  }
  in.require(edges == data.edges.size() && accepts == data.accepts.size());
  unpack_edges(in, data);
  in.column(data.accepts, [](AcceptRow& accept) -> auto& { return accept.set; });
  in.column(data.accepts, [](AcceptRow& accept) -> auto& { return accept.suggestions; });
  in.column(data.accepts, [](AcceptRow& accept) -> auto& { return accept.has_gap; });
  data.stems = unpack_affixes(in, data.words.size());
  data.ends = unpack_affixes(in, data.words.size());
  data.insides = unpack_affixes(in, data.words.size());
  if (!in.good()) return std::nullopt;
  return data;
}

std::string phrase_section(std::string_view tag) { return std::format("rules/phrases/{}", tag); }

}  // namespace bedside::rules
