#include "rules/organisation.h"

#include <algorithm>
#include <array>
#include <format>

#include "catalog/pack_writer.h"
#include "json/fields.h"
#include "rules/examples.h"
#include "rules/rule.h"

namespace bedside::rules {
namespace {

using Limits = OrganisationLimits;

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_day(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  return text.size() == form.size() && std::ranges::equal(text, form, [](char c, char f) {
           return f == '0' ? c >= '0' && c <= '9' : c == f;
         });
}

// Adds up what a pack brings and refuses what is too much.
class Budget {
 public:
  explicit Budget(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  // Everything below `block`, one language of a rule. Texts under `flag` and `pass` are examples.
  void block(const json::Value& block, const std::string& place) {
    for (const json::Member& member : block.object()) {
      const std::string at = json::pointer_join(place, member.key);
      if (member.key == "flag" || member.key == "pass")
        texts(member.value, at, Limits::example_bytes, example_bytes_);
      else if (member.key == "patterns")
        patterns(member.value, at);
      else
        texts(member.value, at, Limits::phrase_bytes, phrase_bytes_);
    }
  }

  void finish(const std::string& place) {
    if (phrase_bytes_ > Limits::all_phrase_bytes)
      refuse(place, "phrases of a pack", Limits::all_phrase_bytes, "bytes");
    if (example_bytes_ > Limits::all_example_bytes)
      refuse(place, "examples of a pack", Limits::all_example_bytes, "bytes");
    if (patterns_ > Limits::patterns) refuse(place, "a pack", Limits::patterns, "patterns");
  }

  void refuse(std::string place, std::string_view what, std::size_t most, std::string_view unit) {
    diagnostics_.add(ErrorCode::InvalidValue, std::move(place),
                     std::format("{} may have at most {} {}", what, most, unit));
  }

 private:
  void texts(const json::Value& value, const std::string& place, std::size_t most,
             std::size_t& sum) {
    if (value.is_string()) {
      sum += value.as_string().size();
      if (value.as_string().size() > most) refuse(place, "this text", most, "bytes");
    }
    for (std::size_t i = 0; i < value.array().size(); ++i)
      texts(value.array()[i], json::pointer_join(place, i), most, sum);
    for (const json::Member& member : value.object())
      texts(member.value, json::pointer_join(place, member.key), most, sum);
  }

  void patterns(const json::Value& value, const std::string& place) {
    patterns_ += value.array().size();
    std::size_t bytes = 0;
    texts(value, place, Limits::pattern_bytes, bytes);
  }

  Diagnostics& diagnostics_;
  std::size_t phrase_bytes_ = 0;
  std::size_t example_bytes_ = 0;
  std::size_t patterns_ = 0;
};

// One text for everybody, or texts in some languages, as a rule file wants them: in all languages
// of the interface. What is missing is said in the first language there is.
json::Value in_all_languages(const json::Value& texts) {
  if (!texts.is_string() && !texts.is_object()) return texts;
  json::Value out = texts.is_object() ? texts : json::Value(json::Object{});
  const json::Value* first = &texts;
  for (const std::string_view language : ui_language_names) {
    if (!first->is_object()) break;
    if (const json::Value* text = texts.find(language)) first = text;
  }
  if (!first->is_string()) return texts;
  const std::string fallback = first->as_string();
  for (const std::string_view language : ui_language_names)
    if (out.find(language) == nullptr) out.set(language, fallback);
  return out;
}

// "rules/st-anna/cheap.json#/why" is "pack.json#/rules/cheap/why" for the one who wrote it.
void append_with_places(const Diagnostics& from, std::string_view id, std::string_view place,
                        Diagnostics& to) {
  const std::string folder = std::format("rules/{}/", id);
  constexpr std::string_view mark = ".json#";
  for (Error error : from.errors()) {
    const std::size_t end = error.place.find(mark);
    if (end != std::string::npos && error.place.starts_with(folder))
      error.place = std::format("{}#/rules/{}{}", place,
                                error.place.substr(folder.size(), end - folder.size()),
                                error.place.substr(end + mark.size()));
    to.add(std::move(error));
  }
}

class Reader {
 public:
  Reader(const Engine& engine, std::string_view place, Diagnostics& diagnostics)
      : engine_(engine), place_(place), diagnostics_(diagnostics) {}

  std::unique_ptr<OrganisationRules> read(const json::Value& file);

 private:
  void read_header(json::Fields& fields);
  void read_allow(json::Fields& fields);
  std::vector<std::string> read_allowed(json::Fields& fields, std::string_view key);
  void read_rules(json::Fields& fields);
  json::Value complete(const json::Value& rule) const;
  void compile();

  const Engine& engine_;
  std::string place_;
  Diagnostics& diagnostics_;
  std::string url_;
  std::size_t allowed_ = 0;
  bool affordable_ = false;  // what is too large is not compiled at all
  std::vector<catalog::AssetFile> files_;
  std::unique_ptr<OrganisationRules> out_ = std::make_unique<OrganisationRules>();
};

void Reader::read_header(json::Fields& fields) {
  const std::string format = fields.text("format");
  if (!format.empty() && format != organisation_format)
    fields.error(
        format.starts_with("bedside/pack/") ? ErrorCode::NewerFormat : ErrorCode::UnknownFormat,
        "format", std::format("expected {}", organisation_format));
  out_->id = fields.text("id");
  if (!is_name(out_->id)) {
    if (!out_->id.empty())
      fields.error(ErrorCode::InvalidValue, "id", "expected small letters, digits and -");
    out_->id = "pack";  // what is wrong below is still said
  }
  const std::string prefix = out_->id + "/";
  for (std::uint32_t i = 0; i < engine_.program().tables().rules.size(); ++i)
    if (engine_.rule(i).id.starts_with(prefix)) {
      fields.error(ErrorCode::InvalidValue, "id", "this is the name of a pack of Bedside's own");
      break;
    }
  out_->name = fields.text("name");
  out_->version = fields.text("version");
  out_->checked = fields.text("checked");
  out_->expires = fields.text_or("expires", "");
  for (const auto& [key, day] : {std::pair("checked", &out_->checked), {"expires", &out_->expires}})
    if (!day->empty() && !is_day(*day)) {
      fields.error(ErrorCode::InvalidValue, key, "expected a day such as 2026-11-22");
      day->clear();
    }
  url_ = fields.text_or("url", "urn:bedside:pack:" + out_->id);
}

std::vector<std::string> Reader::read_allowed(json::Fields& fields, std::string_view key) {
  std::vector<std::string> texts = fields.texts_or_none(key);
  allowed_ += texts.size();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    constexpr std::size_t least = 3;
    if (texts[i].size() > Limits::allowed_bytes)
      fields.error(
          ErrorCode::InvalidValue, key,
          std::format("text {}: at most {} bytes are allowed here", i + 1, Limits::allowed_bytes));
    if (texts[i].size() < least)
      fields.error(ErrorCode::InvalidValue, key,
                   std::format("text {} is too short: it would allow too much", i + 1));
  }
  return texts;
}

void Reader::read_allow(json::Fields& fields) {
  if (!fields.has("allow")) return;
  json::Fields allow = fields.object("allow");
  AllowedTexts texts;
  texts.staff = read_allowed(allow, "staff");
  texts.products = read_allowed(allow, "products");
  texts.words = read_allowed(allow, "words");
  texts.numbers = read_allowed(allow, "numbers");
  texts.addresses = read_allowed(allow, "addresses");
  allow.finish();
  if (allowed_ > Limits::allowed) {
    fields.error(ErrorCode::InvalidValue, "allow",
                 std::format("at most {} texts are allowed here", Limits::allowed));
    return;
  }
  out_->allow = AllowList(texts);
}

// A rule file as ours are, from the shorter form of a pack.
json::Value Reader::complete(const json::Value& rule) const {
  json::Value out = rule;
  const auto add = [&](std::string_view key, json::Value value) {
    if (out.find(key) == nullptr) out.set(key, std::move(value));
  };
  for (const std::string_view key : {"title", "why", "fix"})
    out.set(key, in_all_languages(rule.find(key) != nullptr ? *rule.find(key) : "-"));
  // Whoever writes rules for their own house speaks its language.
  if (json::Value* languages = out.find("languages");
      languages != nullptr && languages->is_object())
    for (json::Member& language : languages->members())
      if (language.value.is_object() && language.value.find("status") == nullptr)
        language.value.set("status", "reviewed");
  add("kind", "phrase");
  add("category", "tone");
  add("where", json::Array{"post.text", "post.first_comment", "media.alt", "media.text",
                           "infographic.text"});
  add("sources",
      json::Array{json::Object{{"title", out_->name},
                               {"section", out_->version},
                               {"url", url_},
                               {"checked", out_->checked.empty() ? "2000-01-01" : out_->checked}}});
  return out;
}

void Reader::read_rules(json::Fields& fields) {
  Diagnostics costs;
  Budget budget(costs);
  json::Fields rules = fields.object("rules");
  const json::Object& members = rules.value().object();
  if (members.size() > Limits::rules) {
    for (const json::Member& member : members) rules.ignore(member.key);
    budget.refuse(rules.place(), "a pack", Limits::rules, "rules");
    diagnostics_.append(costs);
    return;
  }
  for (const json::Member& member : members) {
    rules.ignore(member.key);
    if (!is_name(member.key) || !member.value.is_object()) {
      rules.error(ErrorCode::InvalidValue, member.key,
                  "a rule is an object, named with small letters, digits and -");
      continue;
    }
    const std::string at = json::pointer_join(rules.place(), member.key);
    for (const std::string_view key : {"title", "why", "fix"})
      if (member.value.find(key) == nullptr)
        diagnostics_.add(ErrorCode::MissingValue, json::pointer_join(at, key),
                         "a person reads this: it is required");
    for (const json::Member& language : member.value.object_of("languages"))
      budget.block(language.value,
                   json::pointer_join(json::pointer_join(at, "languages"), language.key));
    files_.push_back(
        {std::format("rules/{}/{}.json", out_->id, member.key), complete(member.value)});
  }
  budget.finish(rules.place());
  affordable_ = costs.empty();
  diagnostics_.append(costs);
}

void Reader::compile() {
  catalog::PackWriter writer;
  Diagnostics found;
  const RuleTables& tables = engine_.program().tables();
  std::vector<std::string_view> platforms;
  for (const StringRef name : tables.platforms) platforms.push_back(tables.text(name));
  CompiledRules compiled =
      compile_rules(files_, engine_.program().languages(), platforms, writer, found);
  append_with_places(found, out_->id, place_, diagnostics_);
  if (!diagnostics_.empty()) return;
  out_->bytes = writer.finish();
  Result<catalog::Catalog> catalog =
      catalog::Catalog::load(out_->bytes, catalog::Catalog::Verify::Structure);
  if (!catalog) return diagnostics_.add(catalog.error());
  out_->catalog = *std::move(catalog);
  Result<std::unique_ptr<Program>> program =
      Program::create_beside(out_->catalog, engine_.program());
  if (!program) return diagnostics_.add(program.error());
  out_->program = *std::move(program);
  while (!out_->program->patterns_ready()) out_->program->compile_next_patterns();
  out_->first_rule = static_cast<std::uint32_t>(tables.rules.size());
  for (RuleExample& example : compiled.examples) example.rule_index += out_->first_rule;
  out_->examples = std::move(compiled.examples);
}

std::unique_ptr<OrganisationRules> Reader::read(const json::Value& file) {
  if (!file.is_object()) {
    diagnostics_.add(ErrorCode::SchemaMismatch, place_, "expected an object");
    return nullptr;
  }
  json::Fields fields(file, place_, diagnostics_);
  read_header(fields);
  read_allow(fields);
  read_rules(fields);
  fields.finish();
  if (affordable_) compile();
  return diagnostics_.empty() ? std::move(out_) : nullptr;
}

}  // namespace

bool adopt_organisation(Engine& engine, const json::Value& file, std::string_view place,
                        Diagnostics& diagnostics, std::unique_ptr<OrganisationRules>* former) {
  Diagnostics found;
  std::unique_ptr<OrganisationRules> rules = Reader(engine, place, found).read(file);
  if (!rules) {
    diagnostics.append(found);
    return false;
  }
  const std::vector<RuleExample> examples = rules->examples;
  std::unique_ptr<OrganisationRules> before = engine.set_organisation(std::move(rules));
  const Diagnostics failures = run_examples(engine, examples);
  if (failures.empty()) {
    if (former != nullptr) *former = std::move(before);
    return true;
  }
  const std::string id = engine.organisation()->id;
  engine.set_organisation(std::move(before));
  append_with_places(failures, id, place, diagnostics);
  return false;
}

}  // namespace bedside::rules
