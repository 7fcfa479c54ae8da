#include "rules/phrase_tables.h"

#include <algorithm>
#include <format>

#include "rules/table_sections.h"

namespace bedside::rules {
namespace {

// Odd constants with well mixed bits (fractions of square roots of primes).
constexpr std::uint64_t mix_a = 0x6A09'E667'F3BC'C909;
constexpr std::uint64_t mix_b = 0xBB67'AE85'84CA'A73B;

std::uint64_t load(const char* at, std::size_t size) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, size);
  return value;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * mix_a;
  return hash ^ (hash >> 29);
}

bool is_word_like(lang::TokenKind kind) {
  switch (kind) {
    case lang::TokenKind::Word:
    case lang::TokenKind::Number:
    case lang::TokenKind::Hashtag:
    case lang::TokenKind::Mention:
      return true;
    default:
      return false;
  }
}

bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

bool affix_nodes_are_sound(std::span<const AffixNode> nodes) {
  return std::ranges::all_of(nodes, [&](const AffixNode& node) {
    return node.child_count == 0 ||
           (node.children < nodes.size() && node.child_count <= nodes.size() - node.children);
  });
}

}  // namespace

std::uint64_t word_hash(std::string_view word) {
  const char* at = word.data();
  std::size_t size = word.size();
  std::uint64_t hash = mix_b ^ size;
  for (; size > 8; at += 8, size -= 8) hash = mixed(hash, load(at, 8));
  // The last one to eight bytes as two loads that may overlap: no loop, no byte read twice over
  // the end.
  if (size >= 4) return mixed(hash, load(at, 4) | load(at + size - 4, 4) << 32);
  if (size == 0) return mixed(hash, 0);
  const auto byte = [&](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return mixed(hash, byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16);
}

AffixTrie::AffixTrie(std::span<const AffixNode> nodes) : nodes_(nodes) {
  if (empty()) return;
  for (std::uint32_t i = 0; i < nodes[0].child_count; ++i) {
    const std::uint32_t child = nodes[0].children + i;
    root_[nodes[child].byte] = static_cast<std::uint16_t>(child);
  }
}

Result<PhraseTables> PhraseTables::read(const catalog::Catalog& catalog, std::string_view tag,
                                        std::size_t set_count, std::size_t suggestion_count) {
  const LanguageSections sections(tag);
  const auto damaged = [&](std::string_view what) {
    return fail(ErrorCode::AssetInvalid, sections.folder, std::format("the {} are damaged", what));
  };
  PhraseTables out;
  if (catalog.section(sections.name("header")).empty()) return out;
  const auto header = rows_of<PhraseHeader>(catalog, sections.name("header"));
  out.words_ = rows_of<WordRow>(catalog, sections.name("words"));
  out.slots_ = rows_of<std::uint32_t>(catalog, sections.name("slots"));
  out.nodes_ = rows_of<TrieNode>(catalog, sections.name("nodes"));
  out.edges_ = rows_of<TrieEdge>(catalog, sections.name("edges"));
  out.accepts_ = rows_of<AcceptRow>(catalog, sections.name("accepts"));
  const auto text = catalog.section(sections.name("text"));
  out.word_text_ = {reinterpret_cast<const char*>(text.data()), text.size()};
  if (header.size() != 1 || out.nodes_.empty()) return damaged("header");
  out.header_ = header[0];
  if (out.header_.slots != out.slots_.size() || (out.slots_.size() & (out.slots_.size() - 1)) != 0)
    return damaged("word slots");
  if (out.header_.first_symbols >= out.nodes_.size()) return damaged("phrase beginnings");

  const auto range_ok = [](std::size_t begin, std::size_t count, std::size_t size) {
    return begin <= size && count <= size - begin;
  };
  for (const WordRow& word : out.words_)
    if (!range_ok(word.offset, word.size, text.size())) return damaged("words");
  for (const std::uint32_t slot : out.slots_)
    if ((slot & symbol_mask) > out.words_.size()) return damaged("word slots");
  if (std::ranges::count(out.slots_, 0u) == 0) return damaged("word slots");
  for (const TrieNode& node : out.nodes_) {
    if (!range_ok(node.edges, node.any_count + node.edge_count, out.edges_.size()) ||
        !range_ok(node.accepts, node.trigger_count + node.lookup_count + node.field_count,
                  out.accepts_.size()))
      return damaged("phrase nodes");
  }
  for (const TrieEdge& edge : out.edges_)
    if (edge.node >= out.nodes_.size()) return damaged("phrase edges");
  for (const AcceptRow& accept : out.accepts_)
    if (accept.set >= set_count || accept.suggestions >= suggestion_count)
      return damaged("phrase ends");

  const auto affixes = [&](std::string_view name) {
    return rows_of<AffixNode>(catalog, sections.name(name));
  };
  for (std::string_view name : {"stems", "ends", "insides"})
    if (!affix_nodes_are_sound(affixes(name))) return damaged("word parts");
  out.stems_ = AffixTrie(affixes("stems"));
  out.ends_ = AffixTrie(affixes("ends"));
  out.insides_ = AffixTrie(affixes("insides"));
  return out;
}

std::uint32_t PhraseTables::exact_symbol(std::string_view folded) const {
  const std::uint64_t hash = word_hash(folded);
  const std::uint32_t mask = header_.slots - 1;
  const std::uint32_t tag = static_cast<std::uint32_t>(hash >> 32) & ~symbol_mask;
  for (std::uint32_t i = static_cast<std::uint32_t>(hash) & mask;; i = (i + 1) & mask) {
    const std::uint32_t slot = slots_[i];
    if (slot == 0) return 0;
    if ((slot & ~symbol_mask) != tag) continue;
    const std::uint32_t symbol = slot & symbol_mask;
    const WordRow& word = words_[symbol - 1];
    if (word.size == folded.size() &&
        std::memcmp(word_text_.data() + word.offset, folded.data(), word.size) == 0)
      return symbol;
  }
}

void PhraseTables::word_symbols(std::string_view folded, std::vector<std::uint32_t>& out) const {
  const auto add = [&](std::uint32_t symbol) { out.push_back(symbol); };
  if (const std::uint32_t symbol = exact_symbol(folded)) add(symbol);
  if (!stems_.empty()) stems_.prefixes(folded, add);
  if (!ends_.empty()) ends_.suffixes(folded, add);
  if (!insides_.empty()) {
    const std::size_t before = out.size();
    for (std::size_t i = 0; i < folded.size(); ++i)
      if (!is_continuation_byte(folded[i])) insides_.prefixes(folded.substr(i), add);
    // "*ama*" lies twice in "amama".
    if (out.size() > before + 1) {
      std::sort(out.begin() + before, out.end());
      out.erase(std::unique(out.begin() + before, out.end()), out.end());
    }
  }
}

void PhraseTables::symbols_of(const lang::TokenizedText& text, const lang::Token& token,
                              std::vector<std::uint32_t>& out) const {
  const std::string_view folded = text.folded_of(token);
  switch (token.kind) {
    case lang::TokenKind::Word:
      word_symbols(folded, out);
      return;
    case lang::TokenKind::Hashtag: {
      // "#cure" is the hashtag and, in a phrase, also the word.
      const std::string_view with_sign =
          std::string_view(text.folded)
              .substr(token.folded_begin - 1, token.folded_end - token.folded_begin + 1);
      if (const std::uint32_t symbol = exact_symbol(with_sign)) out.push_back(symbol);
      if (!stems_.empty())
        stems_.prefixes(with_sign, [&](std::uint32_t symbol) { out.push_back(symbol); });
      word_symbols(folded, out);
      return;
    }
    case lang::TokenKind::Number:
      if (header_.number_symbol != 0) out.push_back(header_.number_symbol);
      break;
    case lang::TokenKind::Mention:
      return;  // names of accounts are nobody's words
    default:
      break;
  }
  if (const std::uint32_t symbol = exact_symbol(folded)) out.push_back(symbol);
}

std::span<const TrieEdge> PhraseTables::edges_for(const TrieNode& node,
                                                  std::uint32_t symbol) const {
  const auto edges = edges_.subspan(node.edges + node.any_count, node.edge_count);
  constexpr std::size_t few = 8;
  std::size_t begin = 0;
  if (edges.size() <= few)
    while (begin < edges.size() && edges[begin].symbol < symbol) ++begin;
  else
    begin = static_cast<std::size_t>(
        std::ranges::lower_bound(edges, symbol, {}, &TrieEdge::symbol) - edges.begin());
  std::size_t end = begin;
  while (end < edges.size() && edges[end].symbol == symbol) ++end;
  return edges.subspan(begin, end - begin);
}

void PhraseTables::match(const lang::TokenizedText& text, std::uint32_t first, std::uint32_t end,
                         MatchScratch& scratch, std::vector<NodeHit>& out) const {
  if (nodes_.empty()) return;
  auto& [states, next, symbols] = scratch;
  states.clear();
  for (std::uint32_t t = first; t < end; ++t) {
    const lang::Token& token = text.tokens[t];
    symbols.clear();
    symbols_of(text, token, symbols);
    if (symbols.empty() && states.empty()) continue;

    next.clear();
    const auto reach = [&](std::span<const TrieEdge> edges, std::uint32_t from) {
      for (const TrieEdge& edge : edges) {
        const MatchScratch::State state = {edge.node, from};
        if (!std::ranges::contains(next, state)) next.push_back(state);
      }
    };
    const bool word_like = is_word_like(token.kind);
    for (const MatchScratch::State& state : states) {
      const TrieNode& node = nodes_[state.node];
      if (node.edge_count > 0)
        for (const std::uint32_t symbol : symbols) reach(edges_for(node, symbol), state.first);
      if (word_like) reach(edges_.subspan(node.edges, node.any_count), state.first);
    }
    for (const std::uint32_t symbol : symbols)
      if (symbol <= header_.first_symbols) next.push_back({symbol, t});
    for (const MatchScratch::State& state : next) {
      const TrieNode& node = nodes_[state.node];
      if (node.trigger_count + node.lookup_count + node.field_count > 0)
        out.push_back({state.node, state.first, t + 1});
    }
    if (token.kind == lang::TokenKind::Punctuation && !token.space_before &&
        is_skipped_punctuation(text.folded_of(token)))
      next.insert(next.end(), states.begin(), states.end());
    states.swap(next);
  }
}

bool PhraseTables::looks_up(const TrieNode& node, std::uint32_t set) const {
  const auto rows = lookups(node);
  const auto at = std::ranges::lower_bound(rows, set, {}, &AcceptRow::set);
  return at != rows.end() && at->set == set;
}

}  // namespace bedside::rules
