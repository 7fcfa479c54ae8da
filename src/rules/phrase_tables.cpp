#include "rules/phrase_tables.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <optional>
#include <utility>

#include "rules/phrase_columns.h"
#include "rules/phrase_syntax.h"

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

// Slots of the hash table hold a symbol in the low bits and part of the hash in the others.
constexpr std::uint32_t symbol_bits = 20;
constexpr std::uint32_t symbol_mask = (std::uint32_t{1} << symbol_bits) - 1;

std::uint32_t slot_tag(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32) & ~symbol_mask;
}

std::vector<std::uint32_t> make_slots(const PhraseData& data) {
  assert(data.words.size() < symbol_mask);
  // Half full at most, so that most words that are in no phrase meet a free slot at once.
  std::size_t size = 1;
  while (size < 2 * data.words.size() + 1) size *= 2;
  std::vector<std::uint32_t> slots(size);
  for (std::uint32_t symbol = 1; symbol <= data.words.size(); ++symbol) {
    const WordRow& word = data.words[symbol - 1];
    if (word.size == 0) continue;
    const std::uint64_t hash =
        word_hash(std::string_view(data.text).substr(word.offset, word.size));
    std::size_t at = hash & (size - 1);
    while (slots[at] != 0) at = (at + 1) & (size - 1);
    slots[at] = symbol | slot_tag(hash);
  }
  return slots;
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

AffixTrie::AffixTrie(std::vector<AffixNode> nodes) : nodes_(std::move(nodes)) {
  if (empty()) return;
  for (std::uint32_t i = 0; i < nodes_[0].child_count; ++i) {
    const std::uint32_t child = nodes_[0].children + i;
    root_[nodes_[child].byte] = static_cast<std::uint16_t>(child);
  }
}

PhraseTables::PhraseTables(PhraseData data)
    : data_(std::move(data)),
      slots_(make_slots(data_)),
      stems_(std::exchange(data_.stems, {})),
      ends_(std::exchange(data_.ends, {})),
      insides_(std::exchange(data_.insides, {})) {}

Result<PhraseTables> PhraseTables::read(const catalog::Catalog& catalog, std::string_view tag,
                                        std::size_t set_count, std::size_t suggestion_count) {
  const std::string name = phrase_section(tag);
  const std::span<const std::byte> bytes = catalog.section(name);
  if (bytes.empty()) return PhraseTables();
  std::optional<PhraseData> data = unpack_phrases(bytes);
  const auto known = [&](const AcceptRow& accept) {
    return accept.set < set_count && accept.suggestions < suggestion_count;
  };
  if (!data || !std::ranges::all_of(data->accepts, known))
    return fail(ErrorCode::AssetInvalid, name, "the phrases are damaged");
  return PhraseTables(*std::move(data));
}

std::uint32_t PhraseTables::exact_symbol(std::string_view folded) const {
  const std::uint64_t hash = word_hash(folded);
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t tag = slot_tag(hash);
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const std::uint32_t slot = slots_[i];
    if (slot == 0) return 0;
    if ((slot & ~symbol_mask) != tag) continue;
    const std::uint32_t symbol = slot & symbol_mask;
    const WordRow& word = data_.words[symbol - 1];
    if (word.size == folded.size() &&
        std::memcmp(data_.text.data() + word.offset, folded.data(), word.size) == 0)
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
      if (data_.number_symbol != 0) out.push_back(data_.number_symbol);
      if (folded.ends_with('%'))
        if (const std::uint32_t symbol = exact_symbol(percent_number)) out.push_back(symbol);
      break;
    case lang::TokenKind::Mention:
      return;  // names of accounts are nobody's words
    default:
      break;
  }
  if (const std::uint32_t symbol = exact_symbol(folded)) out.push_back(symbol);
}

bool PhraseTables::is_accepting(std::uint32_t index) const {
  const TrieNode& node = data_.nodes[index];
  return node.trigger_count + node.lookup_count + node.field_count > 0;
}

std::span<const TrieEdge> PhraseTables::edges_for(const TrieNode& node,
                                                  std::uint32_t symbol) const {
  const auto edges = std::span(data_.edges).subspan(node.edges + node.any_count, node.edge_count);
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

void PhraseTables::advance(const std::vector<MatchScratch::State>& from,
                           const std::vector<std::uint32_t>& symbols, bool word_like,
                           std::uint32_t at, std::vector<MatchScratch::State>& to) const {
  const auto reach = [&](std::span<const TrieEdge> edges, std::uint32_t first) {
    for (const TrieEdge& edge : edges) {
      const MatchScratch::State state = {edge.node, first};
      if (!std::ranges::contains(to, state)) to.push_back(state);
    }
  };
  for (const MatchScratch::State& state : from) {
    const TrieNode& node = data_.nodes[state.node];
    if (node.edge_count > 0)
      for (const std::uint32_t symbol : symbols) reach(edges_for(node, symbol), state.first);
    if (word_like) reach(std::span(data_.edges).subspan(node.edges, node.any_count), state.first);
  }
  for (const std::uint32_t symbol : symbols)
    if (symbol <= data_.first_symbols) to.push_back({symbol, at});
}

void PhraseTables::match(const lang::TokenizedText& text, std::uint32_t first, std::uint32_t end,
                         MatchScratch& scratch, std::vector<NodeHit>& out) const {
  if (data_.nodes.empty()) return;
  auto& [states, next, in_tag, next_in_tag, symbols] = scratch;
  states.clear();
  for (std::uint32_t t = first; t < end; ++t) {
    const lang::Token& token = text.tokens[t];
    symbols.clear();
    symbols_of(text, token, symbols);
    if (symbols.empty() && states.empty() && !token.joined) continue;

    next.clear();
    advance(states, symbols, is_word_like(token.kind), t, next);
    const auto before = static_cast<std::ptrdiff_t>(out.size());
    for (const MatchScratch::State& state : next)
      if (is_accepting(state.node)) out.push_back({state.node, state.first, t + 1});
    if (token.joined) {
      match_tag(text, t, scratch, out);
      std::stable_sort(out.begin() + before, out.end(),
                       [](const NodeHit& a, const NodeHit& b) { return a.first < b.first; });
    }
    if (token.kind == lang::TokenKind::Punctuation && !token.space_before &&
        is_skipped_punctuation(text.folded_of(token)))
      next.insert(next.end(), states.begin(), states.end());
    states.swap(next);
  }
}

void PhraseTables::match_tag(const lang::TokenizedText& text, std::uint32_t at,
                             MatchScratch& scratch, std::vector<NodeHit>& out) const {
  const lang::Token& token = text.tokens[at];
  const std::size_t before = out.size();
  scratch.in_tag = scratch.states;
  const auto known = [&](const NodeHit& hit) {
    return std::any_of(
        out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
        [&](const NodeHit& other) { return other.node == hit.node && other.first == hit.first; });
  };
  auto word = std::ranges::lower_bound(text.tag_words, token.folded_begin, {}, &TextSpan::begin);
  for (; word != text.tag_words.end() && word->end <= token.folded_end; ++word) {
    scratch.symbols.clear();
    word_symbols(std::string_view(text.folded).substr(word->begin, word->size()), scratch.symbols);
    scratch.next_in_tag.clear();
    advance(scratch.in_tag, scratch.symbols, true, at, scratch.next_in_tag);
    for (const MatchScratch::State& state : scratch.next_in_tag) {
      const NodeHit hit = {state.node, state.first, at + 1};
      if (is_accepting(state.node) && !known(hit)) out.push_back(hit);
    }
    scratch.in_tag.swap(scratch.next_in_tag);
  }
  for (const MatchScratch::State& state : scratch.in_tag)
    if (!std::ranges::contains(scratch.next, state)) scratch.next.push_back(state);
}

bool PhraseTables::looks_up(const TrieNode& node, std::uint32_t set) const {
  const auto rows = lookups(node);
  const auto at = std::ranges::lower_bound(rows, set, {}, &AcceptRow::set);
  return at != rows.end() && at->set == set;
}

}  // namespace bedside::rules
