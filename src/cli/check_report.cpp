#include "cli/check_report.h"

#include <algorithm>
#include <format>
#include <optional>

#include "base/utf8.h"
#include "cli/text_places.h"
#include "lang/properties.h"

namespace bedside::cli {
namespace {

using rules::Finding;

// The texts of the report's fields with their lines. Findings are in the order of their fields, so
// that each field's places are made once.
class FieldPlaces {
 public:
  explicit FieldPlaces(const CheckReport& report) : fields_(report.fields) {}

  const TextPlaces& of(const Finding& finding) {
    if (places_ && field_ == finding.field) return *places_;
    const auto field = std::ranges::find(fields_, finding.field, &rules::Field::name);
    field_ = finding.field;
    return places_.emplace(field != fields_.end() ? field->text : std::string_view());
  }

 private:
  std::span<const rules::Field> fields_;
  std::string field_;
  std::optional<TextPlaces> places_;
};

// Columns that a terminal uses for one character.
std::size_t display_width(char32_t c) {
  constexpr char32_t joiner = 0x200D;
  if (lang::is_mark(c) || c == joiner) return 0;
  return lang::is_wide(c) ? 2 : 1;
}

// `mark` as wide as `text` is; tabs stay, so that the marker stands where the text does.
std::string as_wide_as(std::string_view text, char mark) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (c.value == '\t')
      out += '\t';
    else
      out.append(display_width(c.value), mark);
    i += c.size;
  }
  return out;
}

// A line of more bytes is shown only so far around the place, which may be one of thousands in it.
constexpr std::size_t longest_whole_line = 400;
constexpr std::size_t shown_around = 120;

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The part of `line` that is shown with `span`, which begins in it.
TextSpan shown_part(std::string_view text, TextSpan line, TextSpan span) {
  if (line.size() <= longest_whole_line) return line;
  TextSpan out = {span.begin - std::min(shown_around, span.begin - line.begin),
                  std::min({line.end, span.end + shown_around, span.begin + longest_whole_line})};
  while (is_inside_character(text, out.begin)) ++out.begin;
  while (is_inside_character(text, out.end)) --out.end;
  return out;
}

// The line of the span, and below it "^^^" under the part of the span that is in that line.
std::string marked_line(const TextPlaces& places, TextSpan span) {
  const std::string_view text = places.text();
  const std::size_t line_begin = places.at(span.begin).line_begin;
  const TextSpan line = {line_begin, places.line_end(line_begin)};
  const TextSpan shown = shown_part(text, line, span);
  const std::size_t marked_end = std::max(span.begin, std::min(span.end, shown.end));
  std::string marker = as_wide_as(text.substr(span.begin, marked_end - span.begin), '^');
  if (marker.empty()) marker = "^";
  const std::string_view before = shown.begin > line.begin ? "…" : "";
  return std::format("  {}{}{}\n  {}{}{}\n", before, text.substr(shown.begin, shown.size()),
                     shown.end < line.end ? "…" : "", as_wide_as(before, ' '),
                     as_wide_as(text.substr(shown.begin, span.begin - shown.begin), ' '), marker);
}

json::Value source_json(const rules::SourceRef& source) {
  return json::Object{{"title", source.title},
                      {"section", source.section},
                      {"url", source.url},
                      {"checked", source.checked}};
}

std::string_view sarif_level(rules::Severity severity) {
  switch (severity) {
    case rules::Severity::Block:
      return "error";
    case rules::Severity::Review:
      return "warning";
    case rules::Severity::Advice:
      return "note";
  }
  return "none";
}

json::Value sarif_region(const TextPlaces& places, TextSpan span) {
  const TextPlace begin = places.at(span.begin);
  const TextPlace end = places.at(span.end);
  return json::Object{{"startLine", begin.line},  {"startColumn", begin.column},
                      {"endLine", end.line},      {"endColumn", end.column},
                      {"byteOffset", span.begin}, {"byteLength", span.size()}};
}

json::Value sarif_location(const CheckReport& report, const TextPlaces& places,
                           const Finding& finding) {
  json::Value physical = json::Object{{"artifactLocation", json::Object{{"uri", report.file}}}};
  if (!report.is_draft) physical.set("region", sarif_region(places, finding.span));
  return json::Object{
      {"physicalLocation", std::move(physical)},
      {"logicalLocations", json::Array{json::Object{{"fullyQualifiedName", finding.field}}}}};
}

json::Value sarif_fix(const CheckReport& report, const TextPlaces& places, const rules::Fix& fix) {
  json::Value replacement = json::Object{{"deletedRegion", sarif_region(places, fix.span)}};
  if (!fix.text.empty()) replacement.set("insertedContent", json::Object{{"text", fix.text}});
  json::Value change = json::Object{{"artifactLocation", json::Object{{"uri", report.file}}},
                                    {"replacements", json::Array{std::move(replacement)}}};
  return json::Object{{"artifactChanges", json::Array{std::move(change)}}};
}

// `finding` is one of the rule: its values stand in the words.
json::Value sarif_rule(const rules::Engine& engine, const Finding& finding,
                       std::string_view ui_language) {
  const rules::RuleInfo rule = engine.rule(finding.rule_index);
  const rules::RuleTexts texts = engine.texts(finding.rule_index, ui_language);
  json::Value out =
      json::Object{{"id", rule.id},
                   {"shortDescription", json::Object{{"text", texts.title}}},
                   {"fullDescription", json::Object{{"text", rules::filled(texts.why, finding)}}},
                   {"help", json::Object{{"text", rules::filled(texts.fix, finding)}}},
                   {"defaultConfiguration", json::Object{{"level", sarif_level(rule.severity)}}}};
  if (!rule.sources.empty()) out.set("helpUri", rule.sources.front().url);
  return out;
}

// "rules: general 2026.11, us 2026.11; checked 2026-11-22", and a line for each that is too old.
std::string pack_lines(const CheckReport& report) {
  if (report.packs.empty()) return {};
  std::string names;
  std::string expired;
  std::string_view oldest = report.packs.front().checked;
  for (const rules::RulePack& pack : report.packs) {
    names += std::format("{}{} {}", names.empty() ? "" : ", ", pack.id, pack.version);
    oldest = std::min(oldest, pack.checked);
    if (pack.is_expired(report.today))
      expired += std::format("rules of {} expired on {}: the law may have changed since\n", pack.id,
                             pack.expires);
  }
  return std::format("rules: {}; checked {}\n{}", names, oldest, expired);
}

}  // namespace

std::string finding_message(const rules::Engine& engine, const Finding& finding,
                            std::string_view ui_language) {
  const rules::FindingTexts texts = engine.explain(finding, ui_language);
  return std::format("{}: {}", texts.title, rules::filled(texts.why, finding));
}

json::Value json_report(const rules::Engine& engine, const CheckReport& report) {
  json::Array findings;
  for (const rules::Field& field : report.fields) {
    const Utf16Offsets utf16(field.text);
    for (const Finding& finding : report.findings) {
      if (finding.field != field.name) continue;
      json::Object out;  // moved part by part: a list in braces would copy every text
      out.reserve(14);
      const auto add = [&](const char* key, json::Value value) {
        out.push_back({key, std::move(value)});
      };
      add("rule", finding.rule);
      add("category", finding.category);
      add("severity", rules::severity_name(finding.severity));
      add("field", finding.field);
      add("start", finding.span.begin);
      add("end", finding.span.end);
      add("start16", utf16.from_byte(finding.span.begin));
      add("end16", utf16.from_byte(finding.span.end));
      add("message", finding_message(engine, finding, report.ui_language));
      add("suggestions", json::Array(finding.suggestions.begin(), finding.suggestions.end()));
      if (finding.source != nullptr) add("source", source_json(*finding.source));
      if (!finding.companion.empty()) add("companion", finding.companion);
      if (finding.draft) add("status", "draft");
      const rules::RuleInfo rule = engine.rule(finding.rule_index);
      if (!rule.ids.empty()) add("ids", json::Array(rule.ids.begin(), rule.ids.end()));
      findings.push_back(std::move(out));
    }
  }
  json::Value out = json::Object{{"language", report.language}, {"findings", std::move(findings)}};
  if (report.packs.empty()) return out;
  json::Array packs;
  for (const rules::RulePack& pack : report.packs)
    packs.push_back(json::Object{{"id", pack.id},
                                 {"version", pack.version},
                                 {"checked", pack.checked},
                                 {"expires", pack.expires},
                                 {"expired", pack.is_expired(report.today)}});
  out.set("packs", std::move(packs));
  return out;
}

std::string text_report(const rules::Engine& engine, const CheckReport& report) {
  std::string out;
  FieldPlaces fields(report);
  for (const Finding& finding : report.findings) {
    const TextPlaces& places = fields.of(finding);
    const TextPlace position = places.at(finding.span.begin);
    const rules::FindingTexts texts = engine.explain(finding, report.ui_language);
    const std::string place = report.is_draft ? std::format("{}#{}", report.file, finding.field)
                                              : std::string(report.file);
    out += std::format("{}:{}:{}: {}: {} [{}]\n", place, position.line, position.column,
                       rules::severity_name(finding.severity), texts.title, finding.rule);
    out += marked_line(places, finding.span);
    out += std::format("  {}\n  {}\n", rules::filled(texts.why, finding),
                       rules::filled(texts.fix, finding));
    for (const std::string& suggestion : finding.suggestions)
      out += std::format("  -> {}\n", suggestion);
    if (finding.draft) out += "  draft wording, not reviewed by a speaker\n";
    if (finding.source != nullptr)
      out += std::format("  {} {} ({})\n", finding.source->title, finding.source->url,
                         finding.source->checked);
    out += '\n';
  }
  const auto count = [&](rules::Severity severity) {
    return std::ranges::count(report.findings, severity, &Finding::severity);
  };
  out += std::format("{}: {} block, {} review, {} advice\n", report.file,
                     count(rules::Severity::Block), count(rules::Severity::Review),
                     count(rules::Severity::Advice));
  out += pack_lines(report);
  return out;
}

json::Value sarif_report(const rules::Engine& engine, const CheckReport& report) {
  std::vector<std::uint32_t> rules_used;
  for (const Finding& finding : report.findings) rules_used.push_back(finding.rule_index);
  std::ranges::sort(rules_used);
  const auto repeated = std::ranges::unique(rules_used);
  rules_used.erase(repeated.begin(), repeated.end());

  json::Array rules_json;
  for (const std::uint32_t rule : rules_used)
    rules_json.push_back(sarif_rule(engine,
                                    *std::ranges::find(report.findings, rule, &Finding::rule_index),
                                    report.ui_language));
  json::Array results;
  FieldPlaces fields(report);
  for (const Finding& finding : report.findings) {
    const TextPlaces& places = fields.of(finding);
    const auto index = std::ranges::lower_bound(rules_used, finding.rule_index);
    json::Value result = json::Object{
        {"ruleId", finding.rule},
        {"ruleIndex", index - rules_used.begin()},
        {"level", sarif_level(finding.severity)},
        {"message", json::Object{{"text", finding_message(engine, finding, report.ui_language)}}},
        {"locations", json::Array{sarif_location(report, places, finding)}}};
    if (!report.is_draft && !finding.fixes.empty()) {
      json::Array fixes;
      for (const rules::Fix& fix : finding.fixes) fixes.push_back(sarif_fix(report, places, fix));
      result.set("fixes", std::move(fixes));
    }
    results.push_back(std::move(result));
  }
  json::Value driver = json::Object{{"name", "Bedside"}, {"rules", std::move(rules_json)}};
  json::Value run = json::Object{{"tool", json::Object{{"driver", std::move(driver)}}},
                                 {"columnKind", "utf16CodeUnits"},
                                 {"results", std::move(results)}};
  return json::Object{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                      {"version", "2.1.0"},
                      {"runs", json::Array{std::move(run)}}};
}

}  // namespace bedside::cli
