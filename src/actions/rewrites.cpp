#include "actions/rewrites.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "actions/app.h"

namespace bedside::actions {
namespace {

// The suggestion that counts, or null.
const rules::Fix* offered(const FindingRow& row) {
  if (row.cleared || row.finding->fixes.empty()) return nullptr;
  const rules::Fix& fix = row.finding->fixes.front();
  const bool rewords = fix.label_key == "fix.replace" || fix.label_key == "fix.remove";
  return rewords ? &fix : nullptr;
}

FieldFixes fixes_where(const App& app, const std::function<bool(const rules::Finding&)>& wanted) {
  FieldFixes out;
  for (const FindingRow& row : app.findings())
    if (const rules::Fix* fix = offered(row); fix != nullptr && wanted(*row.finding))
      out[row.finding->field].push_back(*fix);
  for (auto& [field, fixes] : out) {
    std::ranges::stable_sort(fixes, {}, [](const rules::Fix& fix) { return fix.span.begin; });
    std::size_t end = 0;
    std::erase_if(fixes, [&](const rules::Fix& fix) {
      if (fix.span.begin < end) return true;
      end = fix.span.end;
      return false;
    });
  }
  return out;
}

void take(model::Content& content, const FieldFixes& all) {
  for (const auto& [field, fixes] : all) {
    if (const auto of = model::picture_field(field); !of || !of->words) {
      const std::string text = model::text_of(content, field);
      model::replace_in(content, field, {0, text.size()}, with_fixes(text, fixes));
      continue;
    }
    // Words in a picture are several texts. From the end: the places before stay where they are.
    for (std::size_t i = fixes.size(); i-- > 0;)
      model::replace_in(content, field, fixes[i].span, fixes[i].text);
  }
}

std::size_t caret_after(std::span<const rules::Fix> fixes) {
  const std::vector<TextSpan> spans = fixed_spans(fixes);
  return spans.empty() ? 0 : spans.back().end;
}

}  // namespace

FieldFixes fixes_of_kind(const App& app, std::uint32_t rule_index) {
  return fixes_where(
      app, [&](const rules::Finding& finding) { return finding.rule_index == rule_index; });
}

std::map<std::uint32_t, std::size_t> fixable_kinds(const App& app) {
  std::map<std::uint32_t, std::size_t> out;
  for (const FindingRow& row : app.findings())
    if (offered(row) != nullptr) ++out[row.finding->rule_index];
  std::erase_if(out, [](const auto& kind) { return kind.second < 2; });
  for (auto& [rule, count] : out) {
    count = 0;
    for (const auto& [field, fixes] : fixes_of_kind(app, rule)) count += fixes.size();
  }
  return out;
}

std::vector<rules::Fix> plain_words(const App& app) {
  const std::string shown = app.field_name();
  FieldFixes all = fixes_where(app, [&](const rules::Finding& finding) {
    return finding.category == "plain" && finding.field == shown;
  });
  return all.empty() ? std::vector<rules::Fix>() : std::move(all.begin()->second);
}

std::string with_fixes(std::string_view text, std::span<const rules::Fix> fixes) {
  std::string out;
  std::size_t at = 0;
  for (const rules::Fix& fix : fixes) {
    if (fix.span.end > text.size()) break;
    out += text.substr(at, fix.span.begin - at);
    out += fix.text;
    at = fix.span.end;
  }
  out += text.substr(at);
  return out;
}

std::vector<TextSpan> fixed_spans(std::span<const rules::Fix> fixes) {
  std::vector<TextSpan> out;
  std::size_t at = 0;     // end of the fix before, in the text as it was
  std::size_t moved = 0;  // the same place in the new text
  for (const rules::Fix& fix : fixes) {
    const std::size_t begin = moved + (fix.span.begin - at);
    out.push_back({begin, begin + fix.text.size()});
    at = fix.span.end;
    moved = out.back().end;
  }
  return out;
}

void fix_all_of_kind(App& app, const Action& action) {
  const std::vector<FindingRow>& rows = app.findings();
  const auto selected = static_cast<std::size_t>(app.view().finding);
  const auto row =
      action.target.empty()
          ? rows.begin() + static_cast<std::ptrdiff_t>(std::min(selected, rows.size()))
          : std::ranges::find(rows, action.target, [](const auto& r) { return r.finding->rule; });
  if (row == rows.end()) return;
  const FieldFixes fixes = fixes_of_kind(app, row->finding->rule_index);
  const auto shown = fixes.find(app.field_name());
  app.rewrite("undo.fix-all", shown != fixes.end() ? caret_after(shown->second) : 0,
              [&](model::Content& content) { take(content, fixes); });
}

void show_plain_version(App& app, const Action&) {
  app.change_view([](View& view) { view.plain_version = !view.plain_version; });
}

void apply_plain_version(App& app, const Action&) {
  const FieldFixes fixes = {{app.field_name(), plain_words(app)}};
  app.rewrite("undo.plain-words", caret_after(fixes.begin()->second),
              [&](model::Content& content) { take(content, fixes); });
  app.change_view([](View& view) { view.plain_version = false; });
}

}  // namespace bedside::actions
