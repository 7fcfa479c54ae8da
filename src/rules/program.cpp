#include "rules/program.h"

#include <algorithm>
#include <cassert>
#include <format>

#include "rules/allow_list.h"
#include "rules/identifiers/types.h"
#include "rules/kinds/kind.h"

namespace bedside::rules {
namespace {

bool counts_as_word(lang::TokenKind kind) {
  return kind == lang::TokenKind::Word || kind == lang::TokenKind::Number ||
         kind == lang::TokenKind::Hashtag || kind == lang::TokenKind::Mention;
}

// "nl-BE" and "NL_be" are "nl".
bool is_language(std::string_view tag, std::string_view language) {
  if (tag.size() > language.size() && tag[language.size()] != '-' && tag[language.size()] != '_')
    return false;
  return tag.size() >= language.size() &&
         std::ranges::equal(tag.substr(0, language.size()), language, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
         });
}

// Sentences as ranges of tokens, and the words before each token.
void measure(Scratch& scratch) {
  const std::vector<lang::Token>& tokens = scratch.text.tokens;
  scratch.words_before.resize(tokens.size() + 1);
  scratch.pieces.clear();
  std::uint32_t words = 0;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    scratch.words_before[i] = words;
    if (counts_as_word(tokens[i].kind)) ++words;
    const bool last = i + 1 == tokens.size() || tokens[i + 1].sentence != tokens[i].sentence;
    if (!last && i + 1 - begin < max_piece_tokens) continue;
    scratch.pieces.push_back({begin, i + 1});
    begin = i + 1;
  }
  scratch.words_before[tokens.size()] = words;
}

// Moves hits between the sentence and the text: to the text when the shift is positive.
void append_shifted(SentenceHits& to, const SentenceHits& from, std::uint32_t bytes,
                    std::uint32_t tokens) {
  for (Hit hit : from.hits) {
    hit.begin += bytes;
    hit.end += bytes;
    to.hits.push_back(hit);
  }
  for (SetHit hit : from.set_hits) {
    hit.first += tokens;
    hit.end += tokens;
    to.set_hits.push_back(hit);
  }
}

std::vector<SourceRef> read_sources(const RuleTables& tables) {
  std::vector<SourceRef> out;
  out.reserve(tables.sources.size());
  for (const SourceRow& row : tables.sources)
    out.push_back({tables.text(row.title), tables.text(row.section), tables.text(row.url),
                   tables.text(row.checked)});
  return out;
}

// A pack of a few rules has none: then no language is told from another.
Result<lang::LanguageModel> read_language_model(const catalog::Catalog& catalog) {
  const Result<json::Value> file = catalog.file(lang::model_path);
  if (file) return lang::LanguageModel::load(*file);
  if (file.error().code == ErrorCode::AssetMissing) return lang::LanguageModel();
  return std::unexpected(file.error());
}

Result<std::vector<lang::Language>> read_languages(const catalog::Catalog& catalog) {
  std::vector<lang::Language> out;
  for (const std::string_view tag : catalog.languages()) {
    Result<json::Value> file = catalog.language_json(tag);
    if (!file) return std::unexpected(file.error());
    Result<lang::Language> language = lang::load_language(std::string(tag), *file);
    if (!language) return std::unexpected(language.error());
    out.push_back(*std::move(language));
  }
  return out;
}

std::vector<Program::IdentifierUse> read_identifier_uses(const RuleTables& tables,
                                                         const LanguageRow& language) {
  std::vector<Program::IdentifierUse> out;
  constexpr auto kind = static_cast<std::size_t>(Kind::Identifier);
  constexpr float permille = 1000;
  for (std::uint32_t block = language.blocks[kind]; block < language.blocks[kind + 1]; ++block) {
    const IdentifierRow& row = tables.identifiers[tables.blocks[block].detail];
    for (std::uint32_t i = row.types.begin; i < row.types.end; ++i)
      out.push_back({tables.text(tables.string_rows[i]), block,
                     static_cast<float>(row.min_confidence) / permille});
  }
  std::ranges::stable_sort(out, {}, &Program::IdentifierUse::type);
  return out;
}

}  // namespace

Result<void> Program::read(const catalog::Catalog& catalog,
                           std::span<const lang::Language> languages) {
  Result<RuleTables> tables = RuleTables::read(catalog);
  if (!tables) return std::unexpected(tables.error());
  tables_ = *tables;
  sources_ = read_sources(tables_);
  for (const LanguageRow& row : tables_.languages) {
    auto rules = std::make_unique<LanguageRules>();
    rules->index = static_cast<std::uint32_t>(rules_.size());
    rules->tag = tables_.text(row.tag);
    const auto language = std::ranges::find(languages, rules->tag, &lang::Language::tag);
    if (language != languages.end()) rules->language = &*language;
    Result<PhraseTables> phrases = PhraseTables::read(catalog, rules->tag, tables_.sets.size(),
                                                      tables_.suggestion_lists.size());
    if (!phrases) return std::unexpected(phrases.error());
    rules->phrases = *std::move(phrases);
    std::vector<std::string_view> patterns;
    for (std::uint32_t i = row.patterns.begin; i < row.patterns.end; ++i)
      patterns.push_back(tables_.text(tables_.patterns[i].pattern));
    rules->patterns = PatternSets(std::move(patterns));
    identifier_uses_.push_back(read_identifier_uses(tables_, row));
    if (rules->tag == any_language)
      any_ = rules.get();
    else if (rules->language == nullptr)
      return fail(ErrorCode::AssetInvalid, "rules", "the pack has rules for an unknown language");
    rules_.push_back(std::move(rules));
  }
  if (any_ == nullptr)
    return fail(ErrorCode::AssetInvalid, "rules", "the pack has no part for all languages");
  return {};
}

Result<std::unique_ptr<Program>> Program::create(const catalog::Catalog& catalog) {
  auto program = std::make_unique<Program>();
  Result<std::vector<lang::Language>> languages = read_languages(catalog);
  if (!languages) return std::unexpected(languages.error());
  program->languages_ = *std::move(languages);
  Result<lang::LanguageModel> model = read_language_model(catalog);
  if (!model) return std::unexpected(model.error());
  program->identifier_ =
      std::make_unique<lang::LanguageIdentifier>(*std::move(model), program->languages_);
  Result<IdentifierData> identifiers = IdentifierData::load(catalog);
  if (!identifiers) return std::unexpected(identifiers.error());
  program->identifier_data_ = *std::move(identifiers);
  const Result<void> read = program->read(catalog, program->languages_);
  if (!read) return std::unexpected(read.error());
  return program;
}

Result<std::unique_ptr<Program>> Program::create_beside(const catalog::Catalog& catalog,
                                                        const Program& base) {
  auto program = std::make_unique<Program>();
  program->base_ = &base;
  const Result<void> read = program->read(catalog, base.languages_);
  if (!read) return std::unexpected(read.error());
  return program;
}

std::span<const SourceRef> Program::sources(const RuleRow& rule) const {
  return std::span(sources_).subspan(rule.sources.begin, rule.sources.size());
}

const LanguageRules* Program::rules_for(std::string_view tag) const {
  for (const auto& rules : rules_)
    if (rules.get() != any_ && is_language(tag, rules->tag)) return rules.get();
  return nullptr;
}

std::span<const Program::IdentifierUse> Program::identifier_uses(std::uint32_t language,
                                                                 std::string_view type) const {
  const auto range =
      std::ranges::equal_range(identifier_uses_[language], type, {}, &IdentifierUse::type);
  return {range.begin(), range.end()};
}

void Program::run_sentence(const LanguageRules* rules, std::uint32_t piece,
                           Scratch& scratch) const {
  scratch.sentence.clear();
  scratch.node_hits.clear();
  scratch.piece_of_node_hits = piece;
  const RowRange tokens = scratch.pieces[piece];
  if (rules != nullptr) {
    rules->phrases.match(scratch.text, tokens.begin, tokens.end, scratch.match, scratch.node_hits);
    const SentenceRun run{
        *this,           *rules, scratch.text, scratch.words_before, tokens, scratch.node_hits,
        scratch.sentence};
    for (std::size_t i = 0; i < scratch.node_hits.size(); ++i) {
      const NodeHit hit = scratch.node_hits[i];
      const TrieNode& node = rules->phrases.node(hit.node);
      for (const AcceptRow& accept : rules->phrases.triggers(node)) {
        const SetRow& set = tables_.sets[accept.set];
        const auto kind = tables_.rules[tables_.blocks[set.block].rule].kind;
        kind_table()[kind].on_trigger(run, {i, accept, set.block, static_cast<Role>(set.role)});
      }
      for (const AcceptRow& accept : rules->phrases.fields(node))
        scratch.sentence.set_hits.push_back({accept.set, hit.first, hit.end});
    }
    for (const KindRow& kind : kind_table())
      if (kind.on_sentence != nullptr) kind.on_sentence(run);
  }
  const SentenceRun run_any{
      *this,           *any_, scratch.text, scratch.words_before, tokens, scratch.node_hits,
      scratch.sentence};
  for (const KindRow& kind : kind_table())
    if (kind.on_sentence != nullptr) kind.on_sentence(run_any);
}

void Program::run_sentences(const LanguageRules* rules, SentenceMemo* memo,
                            Scratch& scratch) const {
  // Numbers behind those of the base: one memo remembers for both.
  const std::uint32_t first =
      base_ != nullptr ? static_cast<std::uint32_t>(base_->rules_.size()) : 0;
  const std::uint32_t language = first + (rules != nullptr ? rules->index : any_->index);
  for (std::uint32_t piece = 0; piece < scratch.pieces.size(); ++piece) {
    const RowRange tokens = scratch.pieces[piece];
    if (memo == nullptr) {
      run_sentence(rules, piece, scratch);
      append_shifted(scratch.field, scratch.sentence, 0, 0);
      continue;
    }
    const std::uint32_t begin = scratch.text.tokens[tokens.begin].begin;
    const std::uint32_t end = scratch.text.tokens[tokens.end - 1].end;
    const std::string_view sentence = scratch.text.text.substr(begin, end - begin);
    if (const SentenceHits* known = memo->find(language, sentence)) {
      append_shifted(scratch.field, *known, begin, tokens.begin);
      continue;
    }
    run_sentence(rules, piece, scratch);
    append_shifted(scratch.field, scratch.sentence, 0, 0);
    SentenceHits relative;
    append_shifted(relative, scratch.sentence, 0 - begin, 0 - tokens.begin);
    memo->store(language, sentence, relative);
  }
}

// Identifiers and what they tell of one person, without what is the organisation's own.
void Program::find_identifiers(Scratch& scratch) const {
  scratch.identifiers.clear();
  identify(scratch.text, identifier_data_, scratch.identifiers, &scratch.risk);
  if (!scratch.allow.empty()) {
    const auto covers = [&](TextSpan span, std::string_view type) {
      return std::ranges::any_of(scratch.allow, [&](const AllowList* list) {
        return list->covers({type, span, 1}, scratch.text.text, scratch.allowed);
      });
    };
    std::erase_if(scratch.identifiers,
                  [&](const Identifier& one) { return covers(one.span, one.type); });
    for (RiskClasses rest = scratch.risk.present; rest != 0; rest &= rest - 1) {
      const auto one = static_cast<RiskClass>(std::countr_zero(rest));
      if (covers(scratch.risk.spans[static_cast<std::size_t>(one)], type::combination))
        scratch.risk.present &= ~risk_bit(one);
    }
  }
  const RiskMethod& method = identifier_data_.risk;
  if (method.people(scratch.risk.present) >= method.few() || scratch.risk.fiction) return;
  const RiskAssessment found = assess_risk(method, scratch.risk.present, false);
  const auto first = static_cast<std::size_t>(found.drop.front());
  scratch.identifiers.push_back(
      {type::combination, scratch.risk.spans[first], risk_confidence(method, found)});
}

bool Program::is_combination(const BlockRow& block) const {
  if (static_cast<Kind>(tables_.rules[block.rule].kind) != Kind::Identifier) return false;
  const RowRange types = tables_.identifiers[block.detail].types;
  return types.begin < types.end &&
         tables_.text(tables_.string_rows[types.begin]) == type::combination;
}

void Program::run(const LanguageRules* rules, SentenceMemo* memo, Scratch& scratch) const {
  scratch.field.clear();
  measure(scratch);
  run_sentences(rules, memo, scratch);
  scratch.piece_of_node_hits = static_cast<std::uint32_t>(scratch.pieces.size());
  if (base_ == nullptr) find_identifiers(scratch);
  for (const KindRow& kind : kind_table()) {
    if (kind.on_field == nullptr) continue;
    if (rules != nullptr) kind.on_field(FieldRun{*this, *rules, scratch});
    // A rule's identifier blocks are there for each language.
    if (rules == nullptr || kind.kind != Kind::Identifier)
      kind.on_field(FieldRun{*this, *any_, scratch});
  }
}

void Program::compile_next_patterns() {
  for (const auto& rules : rules_)
    if (rules->patterns.compile_next()) return;
}

bool Program::patterns_ready() const {
  return std::ranges::all_of(rules_, [](const auto& rules) { return rules->patterns.ready(); });
}

}  // namespace bedside::rules
