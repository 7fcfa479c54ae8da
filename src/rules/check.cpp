#include "rules/check.h"

#include <algorithm>
#include <cassert>

#include "rules/conditions.h"
#include "rules/fixes.h"
#include "rules/identifiers/types.h"
#include "rules/organisation.h"
#include "rules/program.h"

namespace bedside::rules {
namespace {

constexpr std::string_view undetermined = "und";

// The bit of "post.text" for "post.text@x". Words on a link's card are read as those of the first
// comment are, words that stand in a picture also as those of an infographic.
std::uint32_t field_bit(std::string_view name) {
  if (name == "link.title" || name == "link.description") name = "post.first_comment";
  name = name.substr(0, name.find('@'));
  const std::uint32_t bit = bit_of(field_names, name);
  return name == "media.text" ? bit | bit_of(field_names, "infographic.text") : bit;
}

void surround(const Field& field, Scratch& scratch) {
  scratch.frames.reset();
  scratch.counts.reset();
  scratch.surroundings = {.facts = field.facts,
                          .fold = std::min(field.fold, field.text.size()),
                          .is_variant = field.name.starts_with(variant_prefix),
                          .language_declared = !field.language.empty()};
}

struct Merged {
  std::uint32_t rule = 0;
  std::uint32_t severity = 0;
  std::uint32_t suggestions = 0;
  std::uint32_t block = 0;
  bool draft = true;  // as long as all that were merged are
  TextSpan span;
};

// One finding for hits of a rule that overlap. It keeps the suggestions of the hit that covers all
// of it; when none does, no suggestion fits.
Merged merge_next(const RuleTables& tables, const std::vector<Hit>& hits, std::size_t& at) {
  const Hit& first = hits[at];
  Merged out = {tables.blocks[first.block].rule,
                tables.blocks[first.block].severity,
                first.suggestions,
                first.block,
                tables.blocks[first.block].draft != 0,
                {first.begin, first.end}};
  for (++at; at < hits.size(); ++at) {
    const Hit& hit = hits[at];
    const BlockRow& block = tables.blocks[hit.block];
    const TextSpan span = {hit.begin, hit.end};
    if (block.rule != out.rule || (!span.overlaps(out.span) && span != out.span)) break;
    out.severity = std::max(out.severity, block.severity);
    out.draft = out.draft && block.draft != 0;
    if (span.end > out.span.end) {
      out.span.end = span.end;
      out.suggestions = 0;
    }
  }
  return out;
}

Finding make_finding(const Program& program, const Field& field, const ContextBits& context,
                     const Merged& merged) {
  const RuleTables& tables = program.tables();
  const RuleRow& rule = tables.rules[merged.rule];
  Finding out;
  out.rule_index = merged.rule;
  out.rule = tables.text(rule.id);
  out.category = category_names[rule.category];
  out.severity = static_cast<Severity>(merged.severity);
  out.field = field.name;
  out.span = merged.span;
  out.source = rule.sources.empty() ? nullptr : program.sources(rule).data();
  out.draft = merged.draft;
  const bool blocks =
      (rule.block_for & context.organisation) != 0 || (rule.block_in & context.countries) != 0;
  if (!out.draft && blocks) out.severity = Severity::Block;
  if (rule.companion != 0) out.companion = companion_names[rule.companion - 1];
  const BlockRow& block = tables.blocks[merged.block];
  const bool at_start = tables.companions[block.companion].before_fold != 0;
  const RowRange suggestions = tables.suggestion_lists[merged.suggestions];
  const bool adds = static_cast<Kind>(rule.kind) == Kind::Require;
  for (std::uint32_t i = suggestions.begin; i < suggestions.end; ++i) {
    const std::string_view suggestion = tables.text(tables.string_rows[i]);
    if (adds) {
      out.fixes.push_back(make_insertion(field.text, suggestion, at_start));
      continue;
    }
    out.fixes.push_back(make_replacement(field.text, merged.span, suggestion));
    out.suggestions.push_back(suggestion.empty() ? std::string() : out.fixes.back().text);
  }
  const RowRange inserts = tables.suggestion_lists[block.inserts];
  for (std::uint32_t i = inserts.begin; i < inserts.end; ++i)
    out.fixes.push_back(make_insertion(field.text, tables.text(tables.string_rows[i]), at_start));
  return out;
}

// Appends those of `found` that `out` has not.
void add_new(std::vector<Finding> found, std::vector<Finding>& out) {
  for (Finding& one : found) {
    const auto same = [&](const Finding& other) {
      return other.rule_index == one.rule_index && other.span == one.span &&
             other.field == one.field;
    };
    if (std::ranges::none_of(out, same)) out.push_back(std::move(one));
  }
}

}  // namespace

Engine::Engine(std::unique_ptr<Program> program)
    : program_(std::move(program)), scratch_(std::make_unique<Scratch>()) {}

Engine::Engine(const catalog::Catalog& catalog)
    : Engine([&] {
        Result<std::unique_ptr<Program>> program = Program::create(catalog);
        assert(program.has_value());
        return *std::move(program);
      }()) {}

Result<Engine> Engine::create(const catalog::Catalog& catalog) {
  Result<std::unique_ptr<Program>> program = Program::create(catalog);
  if (!program) return std::unexpected(program.error());
  return Engine(*std::move(program));
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::compile_next_slice() { program_->compile_next_patterns(); }
bool Engine::ready() const { return program_->patterns_ready(); }
void Engine::compile_all() {
  while (!ready()) compile_next_slice();
}

Engine::FieldLanguage Engine::tokenize(const Field& field) const {
  lang::TokenizedText& text = scratch_->text;
  const LanguageRules* rules = program_->rules_for(field.language);
  lang::tokenize(field.text, rules != nullptr ? rules->language : nullptr, text);
  scratch_->stretches.clear();
  const lang::LanguageIdentifier& identifier = program_->identifier();
  if (!field.language.empty()) {
    if (rules != nullptr) identifier.identify(text, rules->tag, scratch_->stretches);
    return {rules, field.language};
  }
  // A text too short to be sure of is still read with the words of the language it is nearest to.
  const lang::LanguageGuess guess = identifier.identify(text, {}, scratch_->stretches);
  rules = program_->rules_for(guess.nearest);
  if (rules == nullptr) return {nullptr, undetermined};
  lang::tokenize(field.text, rules->language, text);
  return {rules, guess.tag};
}

void Engine::find_allowed(const Context& context) const {
  Scratch& scratch = *scratch_;
  if (scratch.own != context.own) {
    scratch.own = context.own;
    scratch.own_list =
        scratch.own.empty() ? nullptr : std::make_shared<AllowList>(allowed_texts(scratch.own));
  }
  scratch.allow.clear();
  scratch.allowed.clear();
  if (organisation_) scratch.allow.push_back(&organisation_->allow);
  if (scratch.own_list) scratch.allow.push_back(scratch.own_list.get());
  for (const AllowList* list : scratch.allow) list->find(scratch);
}

std::string_view Engine::check_field(const Field& field, const Context& context, SentenceMemo* memo,
                                     std::vector<Finding>& out, RiskSet* risk) const {
  const std::uint32_t bit = field_bit(field.name);
  const auto [language, tag] = tokenize(field);
  if (risk != nullptr) *risk = {};
  if (bit == 0) return tag;
  surround(field, *scratch_);
  find_allowed(context);

  const std::size_t before = out.size();
  program_->run(language, memo, *scratch_);
  collect(*program_, 0, language, field, context, out);
  if (organisation_) {
    // The words of frames are the pack's: asked for while what it found is still there.
    frames_of(*program_, language, *scratch_);
    const Program& own = *organisation_->program;
    const LanguageRules* rules = own.rules_for(language != nullptr ? language->tag : undetermined);
    own.run(rules, memo, *scratch_);
    collect(own, organisation_->first_rule, rules, field, context, out);
  }
  if (risk != nullptr) *risk = scratch_->risk;
  if (!scratch_->stretches.empty()) check_stretches(language, field, context, memo, out);
  if (field.language.empty() && tag == undetermined) check_in_others(language, field, context, out);
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), comes_before);
  return tag;
}

// "Cures cancer!" is too short for any language to be sure of, and means the same harm in each.
void Engine::check_in_others(const LanguageRules* known, const Field& field, const Context& context,
                             std::vector<Finding>& out) const {
  constexpr std::ptrdiff_t few_words = 12;
  const auto is_word = [](const lang::Token& token) { return token.kind == lang::TokenKind::Word; };
  if (std::ranges::count_if(scratch_->text.tokens, is_word) > few_words) return;
  for (const auto& rules : program_->all_rules()) {
    if (rules.get() == known || rules.get() == &program_->rules_for_any()) continue;
    lang::tokenize(field.text, rules->language, scratch_->text);
    program_->run(rules.get(), nullptr, *scratch_);
    std::vector<Finding> found;
    collect(*program_, 0, rules.get(), field, context, found);
    add_new(std::move(found), out);
  }
}

// An English claim in a Catalan post. The whole field is read in the other language, since a link
// or a frame anywhere in it counts.
void Engine::check_stretches(const LanguageRules* known, const Field& field, const Context& context,
                             SentenceMemo* memo, std::vector<Finding>& out) const {
  const std::vector<lang::LanguageStretch> stretches = std::exchange(scratch_->stretches, {});
  const std::uint32_t frames = frames_of(*program_, known, *scratch_);
  for (const auto& rules : program_->all_rules()) {
    const auto in_it = [&](const lang::LanguageStretch& one) { return one.tag == rules->tag; };
    if (std::ranges::none_of(stretches, in_it)) continue;
    lang::tokenize(field.text, rules->language, scratch_->text);
    program_->run(rules.get(), memo, *scratch_);
    scratch_->frames.reset();
    scratch_->frames = frames | frames_of(*program_, rules.get(), *scratch_);
    std::vector<Finding> found;
    collect(*program_, 0, rules.get(), field, context, found);
    std::erase_if(found, [&](const Finding& one) {
      return std::ranges::none_of(stretches, [&](const lang::LanguageStretch& stretch) {
        return in_it(stretch) && stretch.span.begin <= one.span.begin &&
               one.span.end <= stretch.span.end;
      });
    });
    add_new(std::move(found), out);
  }
}

void Engine::collect(const Program& program, std::uint32_t first_rule, const LanguageRules* rules,
                     const Field& field, const Context& context, std::vector<Finding>& out) const {
  std::vector<Hit>& hits = scratch_->field.hits;
  ContextBits bits = bits_of(context);
  bits.platforms = platform_bits(program.tables(), field.name, context);
  select_hits(program, rules, field_bit(field.name), bits, *scratch_);
  if (!scratch_->allowed.empty())
    std::erase_if(hits, [&](const Hit& hit) {
      return hit.begin < hit.end && is_allowed({hit.begin, hit.end}, scratch_->allowed);
    });
  for (std::size_t at = 0; at < hits.size();) {
    const BlockRow& block = program.tables().blocks[hits[at].block];
    out.push_back(make_finding(program, field, bits, merge_next(program.tables(), hits, at)));
    out.back().rule_index += first_rule;
    if (program.is_combination(block)) out.back().risk = scratch_->risk.present;
  }
}

std::unique_ptr<OrganisationRules> Engine::set_organisation(
    std::unique_ptr<OrganisationRules> rules) {
  return std::exchange(organisation_, std::move(rules));
}

void put_in_order(std::vector<Finding>& findings, std::span<const Field> fields) {
  const auto place = [&](const Finding& finding) {
    return std::ranges::find(fields, finding.field, &Field::name) - fields.begin();
  };
  std::ranges::stable_sort(findings, [&](const Finding& a, const Finding& b) {
    const auto place_a = place(a), place_b = place(b);
    return place_a != place_b ? place_a < place_b : comes_before(a, b);
  });
}

std::vector<Finding> Engine::check(std::span<const Field> fields, const Context& context) const {
  std::vector<Finding> out;
  std::vector<FieldRisk> risks;
  for (const Field& field : fields) {
    FieldRisk& told = risks.emplace_back(&field);
    told.language = check_field(field, context, nullptr, out, &told.risk);
  }
  check_together(risks, context, out);
  return out;
}

void Engine::check_together(std::span<const FieldRisk> fields, const Context& context,
                            std::vector<Finding>& out) const {
  RiskSet all;
  for (const FieldRisk& told : fields) {
    all.present |= told.risk.present;
    all.fiction = all.fiction || told.risk.fiction;
  }
  const RiskAssessment found = assess_risk(program_->risk_method(), all.present, all.fiction);
  const bool known = std::ranges::any_of(out, [](const Finding& one) { return one.risk != 0; });
  if (known || found.empty()) return;
  const RiskClass first = found.drop.front();
  const auto told =
      std::ranges::find_if(fields, [&](const FieldRisk& one) { return one.risk.has(first); });
  const Field& field = *told->field;
  const LanguageRules* language = program_->rules_for(told->language);
  const std::uint32_t index = (language != nullptr ? *language : program_->rules_for_any()).index;
  const TextSpan span = told->risk.spans[static_cast<std::size_t>(first)];
  std::vector<Hit>& hits = scratch_->field.hits;
  hits.clear();
  for (const Program::IdentifierUse& use : program_->identifier_uses(index, type::combination))
    if (risk_confidence(program_->risk_method(), found) >= use.min_confidence)
      hits.push_back({use.block, program_->tables().blocks[use.block].suggestions,
                      static_cast<std::uint32_t>(span.begin),
                      static_cast<std::uint32_t>(span.end)});
  scratch_->risk = all;
  scratch_->allowed.clear();
  std::vector<Finding> made;
  collect(*program_, 0, language, field, context, made);

  std::ranges::move(made, std::back_inserter(out));
  std::vector<Field> order;
  for (const FieldRisk& one : fields) order.push_back(*one.field);
  put_in_order(out, order);
}

lang::LanguageGuess Engine::identify_language(std::string_view text) const {
  lang::tokenize(text, nullptr, scratch_->text);
  return program_->identifier().identify(scratch_->text);
}

std::size_t Engine::rule_count() const {
  const std::size_t own = organisation_ ? organisation_->program->tables().rules.size() : 0;
  return program_->tables().rules.size() + own;
}

const Program& Engine::program_of(std::uint32_t& rule_index) const {
  if (!organisation_ || rule_index < organisation_->first_rule) return *program_;
  rule_index -= organisation_->first_rule;
  return *organisation_->program;
}

std::vector<RulePack> Engine::packs() const {
  const RuleTables& tables = program_->tables();
  std::vector<RulePack> out;
  for (const PackRow& row : tables.packs)
    out.push_back({tables.text(row.id), tables.text(row.version), tables.text(row.checked),
                   tables.text(row.expires), row.countries});
  return out;
}

std::vector<RulePack> packs_for(std::span<const RulePack> packs, const Context& context) {
  const std::uint32_t countries = bits_of(context).countries;
  std::vector<RulePack> out;
  for (const RulePack& pack : packs)
    if (pack.countries == 0 || (pack.countries & countries) != 0) out.push_back(pack);
  return out;
}

std::uint32_t Engine::frames(const Field& field) const {
  const LanguageRules* language = tokenize(field).rules;
  surround(field, *scratch_);
  scratch_->allow.clear();
  scratch_->allowed.clear();
  program_->run(language, nullptr, *scratch_);
  std::uint32_t out = frames_of(*program_, language, *scratch_);
  if (!others_words(*program_, language, *scratch_).empty())
    out |= bit_of(frame_names, "quotation");
  return out;
}

RuleInfo Engine::rule(std::uint32_t rule_index) const {
  const Program& program = program_of(rule_index);
  const RuleTables& tables = program.tables();
  const RuleRow& row = tables.rules[rule_index];
  std::vector<std::string_view> ids;
  for (std::uint32_t i = row.ids.begin; i < row.ids.end; ++i)
    ids.push_back(tables.text(tables.string_rows[i]));
  std::vector<std::string_view> platforms;
  for (std::size_t i = 0; i < tables.platforms.size(); ++i)
    if ((row.platforms >> i & 1) != 0) platforms.push_back(tables.text(tables.platforms[i]));
  return {.id = tables.text(row.id),
          .category = category_names[row.category],
          .severity = static_cast<Severity>(row.severity),
          .kind = static_cast<Kind>(row.kind),
          .fields = row.fields,
          .countries = row.countries,
          .audiences = row.audiences,
          .organisations = row.organisations,
          .post_kinds = row.post_kinds,
          .paid = row.paid,
          .platforms = std::move(platforms),
          .sources = program.sources(row),
          .ids = std::move(ids)};
}

RuleTexts Engine::texts(std::uint32_t rule_index, std::string_view ui_language) const {
  const RuleTables& tables = program_of(rule_index).tables();
  const auto language = std::ranges::find(ui_language_names, ui_language);
  const std::size_t index = language != ui_language_names.end()
                                ? static_cast<std::size_t>(language - ui_language_names.begin())
                                : 0;
  const TextRefs& texts = tables.rules[rule_index].texts[index];
  return {tables.text(texts.title), tables.text(texts.why), tables.text(texts.fix)};
}

FindingTexts Engine::explain(const Finding& finding, std::string_view ui_language) const {
  const RuleTexts texts = this->texts(finding.rule_index, ui_language);
  FindingTexts out = {std::string(texts.title), std::string(texts.why), std::string(texts.fix)};
  if (finding.risk == 0) return out;
  const RiskMethod& method = program_->risk_method();
  const auto language = std::ranges::find(ui_language_names, ui_language);
  const std::size_t index = language != ui_language_names.end()
                                ? static_cast<std::size_t>(language - ui_language_names.begin())
                                : 0;
  const RiskSentences sentences =
      risk_sentences(method, assess_risk(method, finding.risk, false), index);
  out.why = sentences.reason + " " + out.why;
  out.fix = sentences.drop + " " + out.fix;
  return out;
}

}  // namespace bedside::rules
