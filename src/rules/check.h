#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "catalog/catalog.h"
#include "rules/finding.h"
#include "rules/risk/risk.h"
#include "rules/rule.h"

namespace bedside::lang {
class Language;
struct LanguageGuess;
}  // namespace bedside::lang

namespace bedside::rules {

// One text to check. Views: the caller keeps the text while it is checked.
struct Field {
  std::string_view name;      // "post.text", "post.text@x" for the variant of a platform,
                              // "link.title" and "link.description" of a link's card
  std::string_view text;      // UTF-8
  std::string_view language;  // BCP 47; empty: identified
  // Bytes of the text that are read without opening the post: what stands after "more" discloses
  // nothing. npos: all.
  std::size_t fold = std::string_view::npos;
  Facts facts = 0;  // what is known beside the text, see facts.h
};

// Who says it to whom. A rule that names countries fires only when one of them is listed here; an
// audience in a country of the EU or EEA is one under EU law too.
struct Context {
  std::vector<std::string> countries;     // "us" "uk" "nl" "es" "is" "id" "ke" "tz" "eu"
  std::vector<std::string> platforms;     // ids; rules for platforms speak only about these
  std::string audience = "public";        // or "professional"
  std::string organisation = "provider";  // "manufacturer", "charity", "public-body"
  std::string kind = "post";              // "reply", "comment"
  bool paid = false;                      // somebody pays for the post
  // Telephone numbers, addresses, accounts and staff of whoever posts: nobody's secret, never
  // found.
  std::vector<std::string> own;

  bool operator==(const Context&) const = default;
};

// Field by field in the order of `fields`, each in the order of `comes_before`; findings of fields
// that are not there come last. n log n in the findings.
void put_in_order(std::vector<Finding>& findings, std::span<const Field> fields);

// Texts of a rule in one language of the user interface, English where it has none.
struct RuleTexts {
  std::string_view title;
  std::string_view why;
  std::string_view fix;
};

// The rules of one jurisdiction, dated together.
struct RulePack {
  std::string_view id;          // "us"
  std::string_view version;     // "2026.11"
  std::string_view checked;     // the day its sources were read
  std::string_view expires;     // the day after which it must not be trusted without a look
  std::uint32_t countries = 0;  // bits of country_names; 0 = all

  // `today` as "2026-11-22"
  bool is_expired(std::string_view today) const { return today > expires; }
};
// The packs that speak about an audience in `context`, in the order of `packs`.
std::vector<RulePack> packs_for(std::span<const RulePack> packs, const Context& context);

// The same as sentences for one finding: a combination of facts is named.
struct FindingTexts {
  std::string title;
  std::string why;
  std::string fix;
};

// What one field of a post tells of one person, and the language it was checked in.
struct FieldRisk {
  const Field* field = nullptr;
  std::string_view language;
  RiskSet risk;
};

struct LanguageRules;
struct OrganisationRules;
struct Scratch;
class Program;
class SentenceMemo;

// Checks texts against all rules of a pack. Not for two threads at once: buffers are reused.
class Engine {
 public:
  // AssetInvalid when the pack's rule tables or languages are damaged.
  static Result<Engine> create(const catalog::Catalog& catalog);
  // For a pack that is known to be good: the embedded one.
  explicit Engine(const catalog::Catalog& catalog);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  // Patterns are compiled in slices of 25 to 50 so that a page can do it between frames (some
  // milliseconds each); until `ready`, their rules find nothing. All other kinds work at once.
  void compile_next_slice();
  bool ready() const;
  void compile_all();

  // Everything the rules say about `fields`, field by field in their order, each in the order of
  // `comes_before`. Linear in the text.
  std::vector<Finding> check(std::span<const Field> fields, const Context& context) const;

  // One field of `check` by itself, appended to `out`. Sentences that `memo` knows (null: none) are
  // not checked again; the result is the same. Returns the tag of the language that was checked:
  // the field's own, else the identified one, "und" for none.
  std::string_view check_field(const Field& field, const Context& context, SentenceMemo* memo,
                               std::vector<Finding>& out, RiskSet* risk = nullptr) const;

  // The rest of `check`, which needs all fields: facts that only together point to one person.
  // `out` holds the findings of the fields in their order, and does so afterwards.
  void check_together(std::span<const FieldRisk> fields, const Context& context,
                      std::vector<Finding>& out) const;

  // Lets an organisation's own rules (organisation.h) run beside those of the pack, or none for
  // null; their numbers follow. Returns those it had: findings made before point into them.
  std::unique_ptr<OrganisationRules> set_organisation(std::unique_ptr<OrganisationRules> rules);
  const OrganisationRules* organisation() const { return organisation_.get(); }

  lang::LanguageGuess identify_language(std::string_view text) const;

  // The packs of rules, each with its version and days, in the order of their names.
  std::vector<RulePack> packs() const;

  // Bits of frame_names that the whole field stands in.
  std::uint32_t frames(const Field& field) const;

  std::size_t rule_count() const;
  RuleInfo rule(std::uint32_t rule_index) const;
  RuleTexts texts(std::uint32_t rule_index, std::string_view ui_language) const;
  // `texts` for this very finding.
  FindingTexts explain(const Finding& finding, std::string_view ui_language) const;

  const Program& program() const { return *program_; }

 private:
  explicit Engine(std::unique_ptr<Program> program);
  struct FieldLanguage {
    const LanguageRules* rules;  // null when nothing is known about the language
    std::string_view tag;        // what is reported
  };
  // Cuts the field into scratch_->text and finds its stretches in other languages. A text whose
  // language is not sure gets the rules of the nearest one and is reported as undetermined.
  FieldLanguage tokenize(const Field& field) const;
  // Adds what the rules of all languages but `known` find in a text of a few words.
  void check_in_others(const LanguageRules* known, const Field& field, const Context& context,
                       std::vector<Finding>& out) const;
  // Adds what the rules of other languages find in the sentences that are certainly in them.
  void check_stretches(const LanguageRules* known, const Field& field, const Context& context,
                       SentenceMemo* memo, std::vector<Finding>& out) const;
  // The program that holds the rule, whose number becomes that of the program.
  const Program& program_of(std::uint32_t& rule_index) const;
  // Makes ready what is allowed in the text of the scratch.
  void find_allowed(const Context& context) const;
  // The findings of what `program` has just found in the scratch.
  void collect(const Program& program, std::uint32_t first_rule, const LanguageRules* rules,
               const Field& field, const Context& context, std::vector<Finding>& out) const;

  std::unique_ptr<Program> program_;
  std::unique_ptr<OrganisationRules> organisation_;  // after program_, which it needs
  mutable std::unique_ptr<Scratch> scratch_;
};

}  // namespace bedside::rules
