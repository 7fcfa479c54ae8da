#include "bundle/exporter.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>

#include "bundle/filters.h"
#include "bundle/post_view.h"
#include "bundle/target_files.h"
#include "bundle/verify.h"
#include "json/write.h"
#include "model/serial.h"
#include "platforms/count.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::string_view manual_kind = "manual";

// The document of an export under way and what is lost on the way.
struct Work {
  const Value& profile;
  const Value& bundle;
  Value document;
  std::vector<Loss> losses;

  std::string name() const { return std::string(profile.string_or("name", "")); }
  void tell(const Scope& scope, std::string text) {
    losses.push_back(
        {std::string(scope.view.string_or("id", "")), "own", std::string(manual_kind), text});
  }
};

MediaBy media_by(const Value& profile) {
  struct Row {
    std::string_view name;
    MediaBy by;
  };
  constexpr std::array rows = {Row{"none", MediaBy::None}, Row{"url", MediaBy::Url},
                               Row{"upload", MediaBy::Upload}, Row{"file", MediaBy::File}};
  const auto found = std::ranges::find(rows, profile.string_or("media", "none"), &Row::name);
  return found != rows.end() ? found->by : MediaBy::None;
}

// A form of the profile, filled; an empty text where it gives nothing.
Result<std::string> text_of(const Value& row, std::string_view key, const Scope& scope) {
  const Value* form = row.find(key);
  return form != nullptr ? fill_text(*form, scope) : Result<std::string>("");
}

Result<void> add_csv_row(Work& work, const Scope& scope) {
  Object row;
  for (const Value& column : work.profile.array_of("columns")) {
    const std::string header(column.string_or("header", ""));
    Result<std::string> cell = text_of(column, "cell", scope);
    if (!cell) return std::unexpected(cell.error());
    if (looks_like_formula(*cell))
      work.tell(scope, std::format("What stands in the column \"{}\" begins with = + - or @: a "
                                   "spreadsheet takes it for a formula.",
                                   header));
    row.push_back({header, *std::move(cell)});
  }
  work.document.push(std::move(row));
  return {};
}

Result<void> add_calendar_entry(Work& work, const Scope& scope) {
  Filled entry = fill(*work.profile.find("entry"), scope);
  if (!entry) return std::unexpected(entry.error());
  if (*entry) work.document.push(**std::move(entry));
  return {};
}

Result<void> add_file(Work& work, const Value& row, const Scope& scope) {
  const Result<std::string> name = text_of(row, "name", scope);
  if (!name) return std::unexpected(name.error());
  const bool copies = row.find("copy") != nullptr;
  const Result<std::string> content = text_of(row, copies ? "copy" : "text", scope);
  if (!content) return std::unexpected(content.error());
  work.document.set(*name, copies ? Value(Object{{"file", *content}}) : Value(*content));
  return {};
}

Result<void> add_request(Work& work, const Value& row, const Scope& scope) {
  Object request;
  for (const std::string_view key : {"send", "headers", "upload", "body"}) {
    const Value* form = row.find(key);
    Filled filled = form != nullptr ? fill(*form, scope) : Filled(std::optional<Value>());
    if (!filled) return std::unexpected(filled.error());
    if (*filled) request.push_back({std::string(key), **std::move(filled)});
  }
  work.document.push(std::move(request));
  return {};
}

// `add` for each row of the list `key` that counts: once for the post, or once for each element of
// the list that the row names.
Result<void> for_each_row(Work& work, const Scope& scope, std::string_view key,
                          Result<void> (*add)(Work&, const Value&, const Scope&)) {
  for (const Value& row : work.profile.array_of(key)) {
    Array items{Value()};
    if (const Value* each = row.find("each")) {
      const Value* list = at_path(scope.view, each->as_string());
      items = list != nullptr ? list->array() : Array();
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Scope inner{scope.view, &items[i], static_cast<std::int64_t>(i + 1), scope.tables};
      if (!holds(row.string_or("if", ""), inner)) continue;
      if (Result<void> added = add(work, row, inner); !added) return added;
    }
  }
  return {};
}

Result<void> add_folder_files(Work& work, const Scope& scope) {
  return for_each_row(work, scope, "files", add_file);
}

Result<void> add_requests(Work& work, const Scope& scope) {
  return for_each_row(work, scope, "requests", add_request);
}

struct ExportKind {
  std::string_view name;
  Result<void> (*add)(Work& work, const Scope& scope);
  Result<std::string> (*write)(const Work& work);
};

Result<std::string> write_csv(const Work& work) {
  CsvForm form{.headers = {},
               .header_row = work.profile.bool_or("headerRow", true),
               .byte_order_mark = work.profile.bool_or("byteOrderMark", false)};
  for (const Value& column : work.profile.array_of("columns"))
    form.headers.emplace_back(column.string_or("header", ""));
  return csv_file(work.document.array(), form);
}

constexpr std::array export_kinds = {
    ExportKind{"csv", add_csv_row, write_csv},
    ExportKind{
        "json", add_requests,
        [](const Work& work) -> Result<std::string> { return json::write(work.document) + "\n"; }},
    ExportKind{"icalendar", add_calendar_entry,
               [](const Work& work) -> Result<std::string> {
                 return calendar_file(work.document.array());
               }},
    ExportKind{"folder", add_folder_files,
               [](const Work& work) { return folder_file(work.document.object(), work.bundle); }},
};

std::size_t length_in(std::string_view text, std::string_view unit) {
  const platforms::MeasuredText measured(text);
  if (unit == "bytes") return text.size();
  if (unit == "grapheme") return measured.graphemes();
  return unit == "utf16" ? measured.utf16() : measured.code_points();
}

// Texts that are too long are told, signs that the target refuses end the export.
Result<void> check_limits(Work& work, const Scope& scope) {
  for (const Value& limit : work.profile.array_of("limits")) {
    if (!holds(limit.string_or("if", ""), scope)) continue;
    const std::string_view of = limit.string_or("of", "text");
    const Value* text = at_path(scope.view, of);
    if (text == nullptr || !text->is_string()) continue;
    const std::string_view refused = limit.string_or("without", "");
    if (!refused.empty() && text->as_string().find_first_of(refused) != std::string::npos)
      return fail(ErrorCode::InvalidValue, std::string(scope.view.string_or("id", "")),
                  std::format("{} refuses a {} with one of {} in it. {}", work.name(), of, refused,
                              limit.string_or("hint", "Reword it.")));
    const std::int64_t most = limit.int_or("most", 0);
    const std::size_t length = length_in(text->as_string(), limit.string_or("unit", "utf16"));
    if (most > 0 && length > static_cast<std::size_t>(most))
      work.tell(scope, std::format("The {} is longer than {} takes ({} of {}): shorten it and have "
                                   "it approved again.",
                                   of, work.name(), length, most));
  }
  return {};
}

bool takes_network(const Value& profile, std::string_view platform) {
  const Value* networks = profile.find("networks");
  return networks == nullptr || std::ranges::any_of(networks->array(), [&](const Value& one) {
           return one.is_string() && one.as_string() == platform;
         });
}

// The variants to be exported; the others are told as lost.
Result<std::vector<const Value*>> chosen_variants(Work& work, const ExportChoices& choices) {
  std::vector<const Value*> out;
  bool known = choices.variant.empty();
  for (const Value& variant : work.bundle.find("content")->array_of("variants")) {
    const std::string_view id = variant.string_or("id", "");
    known = known || id == choices.variant;
    if (!choices.variant.empty() && id != choices.variant) continue;
    if (takes_network(work.profile, variant.string_or("platform", "")))
      out.push_back(&variant);
    else
      work.losses.push_back(
          {std::string(id), "network", "dropped",
           std::format("This post is left out: {} does not take it.", work.name())});
  }
  if (!known)
    return fail(ErrorCode::InvalidValue, "--variant", "No post of the bundle has this name.");
  if (out.empty())
    return fail(ErrorCode::InvalidValue, "",
                std::format("{} takes none of the posts of this bundle.", work.name()));
  if (out.size() > 1 && work.profile.bool_or("single", false)) {
    std::string names;
    for (const Value* variant : out)
      names += (names.empty() ? "" : ", ") + std::string(variant->string_or("id", ""));
    return fail(ErrorCode::InvalidValue, "--variant",
                std::format("A file for {} holds the posts of one account: choose one of {}.",
                            work.name(), names));
  }
  return out;
}

// A target that takes the time on the clock alone cannot be told which of two it is.
Result<void> check_clock(Work& work, const Scope& scope, const Zones& zones) {
  const Value* time = scope.view.find("time");
  const auto takes = [&](std::string_view name) {
    return std::ranges::contains(work.profile.array_of("takes"), Value(name));
  };
  if (time == nullptr || !takes("time") || takes("zone")) return {};
  const auto moments = zones.moments(time->string_or("zone", ""), time->string_or("local", ""));
  if (!moments || moments->size() == 1) return {};
  return fail(ErrorCode::InvalidValue, std::string(scope.view.string_or("id", "")),
              std::format("On that day the clock shows the planned time {}, and {} takes no time "
                          "zone: plan another time and have it approved.",
                          moments->empty() ? "never" : "twice", work.name()));
}

// What the document names with "@...": to be replaced by what only the target knows.
void find_marks(const Value& value, std::set<std::string>& out) {
  constexpr std::array<std::string_view, 5> marks = {"@account/", "@media/", "@did/", "@post/",
                                                     "@board/"};
  for (const Value& one : value.array()) find_marks(one, out);
  for (const json::Member& one : value.object()) find_marks(one.value, out);
  if (value.is_string())
    for (const std::string_view mark : marks)
      if (value.as_string().starts_with(mark)) out.insert(value.as_string());
}

void tell_the_rest(Work& work, bool lacks_url) {
  const auto tell = [&](std::string text) {
    work.losses.push_back({"", "own", std::string(manual_kind), std::move(text)});
  };
  if (lacks_url && media_by(work.profile) == MediaBy::Url)
    tell(
        std::format("{} fetches pictures from the web: put them there and give their addresses "
                    "with --with.",
                    work.name()));
  std::set<std::string> marks;
  if (work.profile.string_or("kind", "") == "json") find_marks(work.document, marks);
  for (const std::string& mark : marks)
    tell(std::format("Put what {} calls it in the place of {}.", work.name(), mark));
  if (work.profile.string_or("kind", "") == "csv")
    tell(
        "Upload the file as it is: a spreadsheet that opens and saves it may change dates and "
        "letters.");
  for (const Value& line : work.profile.array_of("checklist")) tell(line.as_string());
}

}  // namespace

std::vector<Exporter> load_exporters(const catalog::Catalog& catalog) {
  std::vector<Exporter> out;
  for (const std::string_view id : catalog.names("exporters"))
    if (Result<Value> profile = catalog.file(std::format("exporters/{}.json", id)))
      out.push_back({std::string(id), *std::move(profile)});
  return out;
}

Result<Exported> export_unverified(const Exporter& exporter, const json::Value& bundle,
                                   const Zones& zones, const ExportChoices& choices) {
  Work work{exporter.profile, bundle, Array{}, {}};
  const auto kind =
      std::ranges::find(export_kinds, work.profile.string_or("kind", ""), &ExportKind::name);
  if (kind == export_kinds.end())
    return fail(ErrorCode::AssetInvalid, exporter.id, "There is no such kind of exporter.");
  if (kind->name == "folder") work.document = Object{};
  const auto variants = chosen_variants(work, choices);
  if (!variants) return std::unexpected(variants.error());
  const auto most = static_cast<std::size_t>(work.profile.int_or("mostPictures", 100));
  const ViewChoices view_choices{.draft = choices.draft,
                                 .most_pictures = most,
                                 .still_pictures_only = work.profile.bool_or("imagesOnly", false),
                                 .with = &choices.with};
  const Value* tables = work.profile.find("tables");
  std::size_t number = 0;
  bool lacks_url = false;
  for (const Value* variant : *variants) {
    const Value view = post_view(bundle, *variant, ++number, view_choices);
    const Scope scope{.view = view, .tables = tables};
    lacks_url = lacks_url || view.bool_or("lacksUrl", false);
    if (Result<void> fits = check_limits(work, scope); !fits) return std::unexpected(fits.error());
    if (Result<void> one = check_clock(work, scope, zones); !one)
      return std::unexpected(one.error());
    const std::vector<Loss> lost = losses_of(scope, work.profile);
    work.losses.insert(work.losses.end(), lost.begin(), lost.end());
    if (Result<void> added = kind->add(work, scope); !added) return std::unexpected(added.error());
  }
  tell_the_rest(work, lacks_url);
  Result<std::string> bytes = kind->write(work);
  if (!bytes) return std::unexpected(bytes.error());
  return Exported{*std::move(bytes), std::move(work.document), std::move(work.losses)};
}

Result<Exported> export_bundle(const Exporter& exporter, const json::Value& bundle,
                               const json::Schema& schema, const Zones& zones, model::UtcMs now,
                               const ExportChoices& choices) {
  const Verdict verdict = verify(bundle, schema, zones, now);
  if (!verdict.valid) {
    std::string reasons;
    for (const std::string& fault : verdict.faults) reasons += " " + fault;
    return fail(ErrorCode::NotApproved, "", "Only an approved post can be exported." + reasons);
  }
  const Value& schedule = *bundle.find("content")->find("schedule");
  if (const Value* end = schedule.find("notAfterUtc")) {
    const Result<model::UtcMs> last = model::utc_from_rfc3339(end->as_string());
    if (!last || *last < now)
      return fail(ErrorCode::NotApproved, "",
                  "The post must not go out any more: its last moment has "
                  "passed.");
  }
  return export_unverified(exporter, bundle, zones, choices);
}

}  // namespace bedside::bundle
