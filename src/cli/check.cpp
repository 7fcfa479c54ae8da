#include "cli/check.h"

#include <algorithm>
#include <array>
#include <format>
#include <iterator>
#include <optional>

#include "analysis/draft_fields.h"
#include "analysis/post_facts.h"
#include "analysis/settle.h"
#include "base/utf8.h"
#include "cli/check_report.h"
#include "json/parse.h"
#include "json/write.h"
#include "model/day.h"
#include "model/serial.h"
#include "model/serial_evidence.h"

namespace bedside::cli {
namespace {

struct FormatName {
  CheckFormat format;
  std::string_view name;
};

constexpr std::array format_names = {
    FormatName{CheckFormat::Text, "text"},
    FormatName{CheckFormat::Json, "json"},
    FormatName{CheckFormat::Sarif, "sarif"},
};

std::unexpected<Error> wrong(std::string_view key, std::string message) {
  return fail(ErrorCode::InvalidValue, std::string(key), std::move(message));
}

template <std::size_t N>
std::string expected(const std::array<std::string_view, N>& names) {
  std::string out = "expected one of";
  for (const std::string_view name : names) out += std::format(" {}", name);
  return out;
}

// The text `key`, `fallback` when it is not there.
Result<std::string> read_text(const json::Value& input, std::string_view key,
                              std::string_view fallback) {
  const json::Value* value = input.find(key);
  if (value == nullptr || value->is_null()) return std::string(fallback);
  if (!value->is_string()) return wrong(key, "expected a text");
  return value->as_string();
}

template <std::size_t N>
Result<std::string> read_name(const json::Value& input, std::string_view key,
                              const std::array<std::string_view, N>& names,
                              std::string_view fallback) {
  Result<std::string> text = read_text(input, key, fallback);
  if (text && !std::ranges::contains(names, *text)) return wrong(key, expected(names));
  return text;
}

Result<std::vector<std::string>> read_texts(const json::Value& input, std::string_view key) {
  const json::Value* value = input.find(key);
  std::vector<std::string> out;
  if (value == nullptr || value->is_null()) return out;
  if (!value->is_array()) return wrong(key, "expected a list of texts");
  for (const json::Value& element : value->array()) {
    if (!element.is_string()) return wrong(key, "expected a list of texts");
    out.push_back(element.as_string());
  }
  return out;
}

Result<rules::Context> read_context(const json::Value& input) {
  rules::Context out;
  Result<std::vector<std::string>> countries = read_texts(input, "countries");
  if (!countries) return std::unexpected(countries.error());
  for (const std::string& country : *countries)
    if (!std::ranges::contains(rules::country_names, country))
      return wrong("countries", expected(rules::country_names));
  out.countries = *std::move(countries);

  Result<std::vector<std::string>> own = read_texts(input, "own");
  if (!own) return std::unexpected(own.error());
  out.own = *std::move(own);

  Result<std::vector<std::string>> platforms = read_texts(input, "platforms");
  if (!platforms) return std::unexpected(platforms.error());
  out.platforms = *std::move(platforms);

  Result<std::string> audience = read_name(input, "audience", rules::audience_names, out.audience);
  if (!audience) return std::unexpected(audience.error());
  out.audience = *std::move(audience);

  Result<std::string> organisation =
      read_name(input, "organisation", rules::organisation_names, out.organisation);
  if (!organisation) return std::unexpected(organisation.error());
  out.organisation = *std::move(organisation);

  Result<std::string> kind = read_name(input, "kind", rules::post_kind_names, out.kind);
  if (!kind) return std::unexpected(kind.error());
  out.kind = *std::move(kind);

  if (const json::Value* paid = input.find("paid"); paid != nullptr && !paid->is_null()) {
    if (!paid->is_bool()) return wrong("paid", "expected true or false");
    out.paid = paid->as_bool();
  }
  return out;
}

// What plain text is: rules for comments look at those of others only.
std::string_view text_field_name(const rules::Context& context) {
  return context.kind == "comment" ? "comment.text" : "post.text";
}

CheckReport run(const rules::Engine& engine, std::span<const rules::Field> fields,
                const rules::Context& context, std::vector<rules::Finding> of_platforms) {
  CheckReport report;
  report.fields = fields;
  std::vector<rules::FieldRisk> risks;
  for (const rules::Field& field : fields) {
    rules::FieldRisk& told = risks.emplace_back(&field);
    told.language = engine.check_field(field, context, nullptr, report.findings, &told.risk);
    if (&field == &fields.front()) report.language = told.language;
  }
  engine.check_together(risks, context, report.findings);
  std::ranges::move(of_platforms, std::back_inserter(report.findings));
  rules::put_in_order(report.findings, fields);
  return report;
}

std::vector<rules::Finding> of_platforms(const analysis::PlatformChecks* platforms,
                                         const model::Content& content) {
  return platforms != nullptr ? platforms->check(content) : std::vector<rules::Finding>();
}

// `fields` and, empty, those that only `findings` speak of: a picture is missing to an empty text.
std::vector<rules::Field> with_fields_of(std::span<const rules::Field> fields,
                                         const std::vector<rules::Finding>& findings) {
  std::vector<rules::Field> all(fields.begin(), fields.end());
  for (const rules::Finding& finding : findings)
    if (!std::ranges::contains(all, finding.field, &rules::Field::name))
      all.push_back({finding.field, "", "und"});
  return all;
}

// The fields of a draft with what is known beside their texts; views of `content`.
class KnownFields {
 public:
  KnownFields(const model::Content& content, const Records& records, const rules::Engine& engine)
      : texts_(content),
        fields_(texts_.fields()),
        facts_(content, records.topics != nullptr ? *records.topics : no_topics(),
               {records.consents, records.now}, engine, fields_) {}
  std::span<const rules::Field> fields() const { return fields_; }
  // `all`: these fields and more that `of_platforms` speak of.
  CheckReport report(const rules::Engine& engine, const rules::Context& context,
                     std::span<const rules::Field> all,
                     std::vector<rules::Finding> of_platforms) const {
    CheckReport out = run(engine, all, context, std::move(of_platforms));
    out.findings = analysis::settle(std::move(out.findings), all, context, facts_, engine);
    return out;
  }

 private:
  static const analysis::Topics& no_topics() {
    static const analysis::Topics none;
    return none;
  }
  analysis::DraftFields texts_;
  std::vector<rules::Field> fields_;
  analysis::PostFacts facts_;
};

// The records that one line brings, else those of the call.
Result<Records> records_of(const json::Value& input, const Records& given) {
  Records out = given;
  if (input.find("consents") != nullptr) {
    Result<std::vector<model::ConsentRecord>> own = consents_from_json(input, "");
    if (!own) return std::unexpected(own.error());
    out.consents = *std::move(own);
  }
  const Result<std::string> today = read_text(input, "today", "");
  if (!today) return std::unexpected(today.error());
  if (today->empty()) return out;
  const auto at = model::date_begin(*today);
  if (!at) return wrong("today", "expected a day such as 2026-11-27");
  out.now = *at;
  return out;
}

std::string render(const rules::Engine& engine, const CheckReport& report, CheckFormat format) {
  switch (format) {
    case CheckFormat::Text:
      return text_report(engine, report);
    case CheckFormat::Json:
      return json::write(json_report(engine, report)) + "\n";
    case CheckFormat::Sarif:
      return json::write(sarif_report(engine, report)) + "\n";
  }
  return {};
}

// The draft in `content`, nothing when it is plain text.
Result<std::optional<model::Draft>> read_draft(std::string_view name, std::string_view content) {
  const bool must_be_draft = name.ends_with(".json");
  const std::size_t start = content.find_first_not_of(" \t\r\n");
  const bool looks_like_json = start != std::string_view::npos && content[start] == '{';
  if (!must_be_draft && !looks_like_json) return std::nullopt;
  const Result<json::Value> value = json::parse(content, name);
  if (!value) {
    if (must_be_draft) return std::unexpected(value.error());
    return std::nullopt;
  }
  if (!must_be_draft && value->find("format") == nullptr) return std::nullopt;
  Result<model::Draft> draft = model::draft_from_json(*value, std::string(name));
  if (!draft) return std::unexpected(draft.error());
  return *std::move(draft);
}

Result<void> refuse_invalid_utf8(std::string_view name, std::string_view content) {
  const std::size_t at = find_invalid_utf8(content);
  if (at == content.size()) return {};
  const std::string_view before = content.substr(0, at);
  Error error = {ErrorCode::InvalidUtf8, std::string(name), "the text is not UTF-8", 0, 0};
  error.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
  error.column = at - (before.rfind('\n') + 1) + 1;  // rfind gives npos, + 1 = 0, in line 1
  return std::unexpected(error);
}

}  // namespace

Result<std::vector<model::ConsentRecord>> consents_from_json(const json::Value& value,
                                                             const std::string& place) {
  std::vector<model::ConsentRecord> out;
  const json::Value* list = value.find("consents");
  if (list == nullptr) return out;
  if (!list->is_array()) return wrong(place + "consents", "expected a list of consent records");
  for (const json::Value& element : list->array()) {
    Result<model::ConsentRecord> record =
        model::consent_from_json(element, std::format("{}consents/{}", place, out.size()));
    if (!record) return std::unexpected(record.error());
    out.push_back(*std::move(record));
  }
  return out;
}

Result<json::Value> check_line(const json::Value& input, const rules::Engine& engine,
                               const analysis::PlatformChecks* platforms, const Records& records) {
  if (const json::Value* draft_json = input.find("draft")) {
    const Result<model::Draft> draft = model::draft_from_json(*draft_json, "draft");
    if (!draft) return std::unexpected(draft.error());
    const Result<Records> known = records_of(input, records);
    if (!known) return std::unexpected(known.error());
    const KnownFields fields(draft->content, *known, engine);
    std::vector<rules::Finding> found = of_platforms(platforms, draft->content);
    const std::vector<rules::Field> all = with_fields_of(fields.fields(), found);
    rules::Context context = analysis::context_of(draft->content);
    Result<std::vector<std::string>> own = read_texts(input, "own");
    if (!own) return std::unexpected(own.error());
    context.own = *std::move(own);
    return json_report(engine, fields.report(engine, context, all, std::move(found)));
  }
  const json::Value* text = input.find("text");
  if (text == nullptr) return fail(ErrorCode::MissingValue, "text", "neither text nor draft");
  if (!text->is_string()) return wrong("text", "expected a text");
  const Result<std::string> language = read_text(input, "language", "");
  if (!language) return std::unexpected(language.error());
  const Result<rules::Context> context = read_context(input);
  if (!context) return std::unexpected(context.error());
  const rules::Field field = {text_field_name(*context), text->as_string(), *language};
  std::vector<rules::Finding> found;
  if (platforms != nullptr)
    found = platforms->check_text(field.text, field.language, context->platforms);
  return json_report(engine, run(engine, {&field, 1}, *context, std::move(found)));
}

Result<CheckFormat> check_format_from_name(std::string_view name) {
  for (const FormatName& row : format_names)
    if (row.name == name) return row.format;
  return fail(ErrorCode::BadArgument, "--format", "expected text, json or sarif");
}

Result<CheckOutcome> check_file(std::string_view name, std::string_view content,
                                const CheckOptions& options, const rules::Engine& engine,
                                const analysis::PlatformChecks* platforms) {
  const Result<void> utf8 = refuse_invalid_utf8(name, content);
  if (!utf8) return std::unexpected(utf8.error());
  const Result<std::optional<model::Draft>> draft = read_draft(name, content);
  if (!draft) return std::unexpected(draft.error());

  std::optional<KnownFields> draft_fields;
  const rules::Field text_field = {text_field_name(options.context), content, options.language};
  std::span<const rules::Field> fields = {&text_field, 1};
  rules::Context context = options.context;
  std::vector<rules::Finding> found;
  std::vector<rules::Field> all;
  if (draft->has_value()) {
    draft_fields.emplace((*draft)->content, options.records, engine);
    found = of_platforms(platforms, (*draft)->content);
    all = with_fields_of(draft_fields->fields(), found);
    fields = all;
    context = analysis::context_of((*draft)->content);
  } else if (platforms != nullptr) {
    found = platforms->check_text(content, options.language, context.platforms);
  }
  CheckReport report = draft_fields
                           ? draft_fields->report(engine, context, fields, std::move(found))
                           : run(engine, fields, context, std::move(found));
  report.file = name;
  report.is_draft = draft->has_value();
  report.ui_language = options.ui_language;
  report.today = options.today;
  if (!options.today.empty()) report.packs = rules::packs_for(engine.packs(), context);
  CheckOutcome out;
  out.output = render(engine, report, options.format);
  out.at_or_above = std::ranges::any_of(report.findings, [&](const rules::Finding& finding) {
    return finding.severity >= options.fail_on;
  });
  return out;
}

bool has_findings(const json::Value& output, rules::Severity severity) {
  return std::ranges::any_of(output.array_of("findings"), [&](const json::Value& finding) {
    const auto found = rules::severity_from_name(finding.string_or("severity", ""));
    return found && *found >= severity;
  });
}

}  // namespace bedside::cli
