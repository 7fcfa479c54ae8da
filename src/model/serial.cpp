#include "model/serial.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <format>

#include "model/day.h"
#include "model/reader.h"
#include "model/serial_evidence.h"
#include "model/serial_picture.h"
#include "model/serial_voice.h"

namespace bedside::model {
namespace {

using json::Array;
using json::Object;
using json::Value;

// Far enough for any date a person means, and safe to compute with.
constexpr UtcMs latest_time = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z

Value texts_to_json(const std::vector<std::string>& texts) {
  Array out;
  for (const std::string& text : texts) out.emplace_back(text);
  return out;
}

Value person_to_json(const Person& person) {
  return Object{{"name", person.name}, {"role", person.role}};
}

Person person_from_json(Reader& parent, std::string_view key) {
  const Value* value = parent.member(key);
  if (value == nullptr) return {};
  Reader reader(*value, parent.place(key));
  Person person{reader.text("name"), reader.text("role")};
  if (Result<void> done = reader.finish(); !done) parent.keep(done.error());
  return person;
}

UtcMs time_from_json(Reader& reader, std::string_view key) {
  const std::string text = reader.text(key);
  if (text.empty()) return 0;
  const Result<UtcMs> at = utc_from_rfc3339(text, reader.place(key));
  if (!at) reader.keep(at.error());
  return at.value_or(0);
}

Value content_to_json(const Content& content) {
  Array variants;
  for (const Variant& variant : content.variants) {
    Value value = Object{{"platform", variant.platform}, {"text", variant.text}};
    if (variant.thread) value.set("thread", true);
    variants.push_back(std::move(value));
  }
  Array pictures;
  for (const Picture& picture : content.pictures) pictures.push_back(to_json(picture));
  Value out = Object{{"title", content.title},
                     {"text", content.text},
                     {"firstComment", content.first_comment},
                     {"language", content.language},
                     {"countries", texts_to_json(content.countries)},
                     {"audience", content.audience},
                     {"organisation", content.organisation},
                     {"kind", content.kind},
                     {"paid", content.paid},
                     {"platforms", texts_to_json(content.platforms)},
                     {"variants", std::move(variants)},
                     {"pictures", std::move(pictures)}};
  Object surfaces;
  for (const auto& [platform, surface] : content.surfaces) surfaces.push_back({platform, surface});
  if (!surfaces.empty()) out.set("surfaces", std::move(surfaces));
  if (content.link_card != LinkCard{})
    out.set("linkCard", Object{{"title", content.link_card.title},
                               {"description", content.link_card.description}});
  if (content.patient_story) out.set("patientStory", true);
  if (!content.consents.empty()) out.set("consents", texts_to_json(content.consents));
  if (content.planned_at != 0) out.set("plannedAt", rfc3339(content.planned_at));
  if (content.authority.given)
    out.set("authorityApproval",
            Object{{"number", content.authority.number}, {"validTo", content.authority.valid_to}});
  if (!content.voice.empty()) out.set("voice", content.voice);
  if (!content.campaign.empty()) out.set("campaign", content.campaign);
  Array sources;
  for (const Source& source : content.sources) sources.push_back(to_json(source));
  if (!sources.empty()) out.set("sources", std::move(sources));
  return out;
}

AuthorityApproval authority_from_json(Reader& parent, std::string_view key) {
  const Value* value = parent.member(key);
  if (value == nullptr) return {};
  Reader reader(*value, parent.place(key));
  AuthorityApproval approval{true, reader.text("number"), reader.text("validTo")};
  if (approval.number.size() > AuthorityApproval::most_number_bytes ||
      approval.number.contains('\n'))
    reader.fail(ErrorCode::InvalidValue, "number", "A line of at most 200 bytes is expected here.");
  if (!approval.valid_to.empty() && !is_day(approval.valid_to))
    reader.fail(ErrorCode::InvalidValue, "validTo", "A day such as 2027-02-01 is expected here.");
  if (Result<void> done = reader.finish(); !done) parent.keep(done.error());
  return approval;
}

Result<Content> content_from_json(const Value& value, const std::string& place) {
  Reader reader(value, place);
  Content content;
  content.title = reader.text("title");
  content.text = reader.text("text");
  content.first_comment = reader.text("firstComment");
  content.language = reader.text("language");
  content.countries = reader.texts("countries");
  content.audience = reader.text("audience", "public");
  content.organisation = reader.text("organisation", "provider");
  content.kind = reader.text("kind", "post");
  content.paid = reader.boolean("paid");
  content.platforms = reader.texts("platforms");
  for (const auto& [element, where] : reader.elements("variants")) {
    Reader inner(*element, where);
    content.variants.push_back(
        {inner.required_text("platform"), inner.required_text("text"), inner.boolean("thread")});
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  if (const Value* surfaces = reader.member("surfaces"))
    for (const auto& [platform, surface] : surfaces->object()) {
      if (surface.is_string())
        content.surfaces[platform] = surface.as_string();
      else
        reader.fail(ErrorCode::InvalidValue, "surfaces/" + platform, "A text is expected here.");
    }
  for (const auto& [element, where] : reader.elements("pictures")) {
    Result<Picture> picture = picture_from_json(*element, where);
    if (picture)
      content.pictures.push_back(std::move(*picture));
    else
      reader.keep(picture.error());
  }
  if (const Value* card = reader.member("linkCard")) {
    Reader inner(*card, reader.place("linkCard"));
    content.link_card = {inner.text("title"), inner.text("description")};
    if (content.link_card.title.size() > LinkCard::most_title_bytes ||
        content.link_card.title.contains('\n'))
      inner.fail(ErrorCode::InvalidValue, "title", "A line of at most 400 bytes is expected here.");
    if (content.link_card.description.size() > LinkCard::most_description_bytes)
      inner.fail(ErrorCode::InvalidValue, "description", "This text is longer than 2,000 bytes.");
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  for (const auto& [element, where] : reader.elements("sources")) {
    Result<Source> source = source_from_json(*element, where);
    if (!source)
      reader.keep(source.error());
    else if (std::ranges::contains(content.sources, source->id, &Source::id))
      reader.keep({ErrorCode::InvalidValue, where + "/id", "Two sources have this id.", 0, 0});
    else
      content.sources.push_back(std::move(*source));
  }
  content.patient_story = reader.boolean("patientStory");
  content.consents = reader.texts("consents");
  if (!std::ranges::all_of(content.consents, is_consent_id))
    reader.fail(ErrorCode::InvalidValue, "consents", "This is no id of a consent record.");
  content.planned_at = time_from_json(reader, "plannedAt");
  content.authority = authority_from_json(reader, "authorityApproval");
  content.voice = voice_name_from_json(reader, "voice");
  content.campaign = reader.text("campaign");
  if (content.campaign.size() > most_campaign_bytes || content.campaign.contains('\n'))
    reader.fail(ErrorCode::InvalidValue, "campaign",
                "A line of at most 200 bytes is expected here.");
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return content;
}

Value workflow_to_json(const Workflow& workflow) {
  Array approvals;
  for (const Approval& row : workflow.approvals)
    approvals.push_back(Object{{"who", person_to_json(row.who)},
                               {"at", rfc3339(row.at)},
                               {"contentSha256", row.content_sha256}});
  Array dismissals;
  for (const Dismissal& row : workflow.dismissals)
    dismissals.push_back(Object{{"rule", row.rule},
                                {"field", row.field},
                                {"excerptSha256", row.excerpt_sha256},
                                {"who", person_to_json(row.who)},
                                {"at", rfc3339(row.at)},
                                {"reason", row.reason}});
  Array log;
  for (const LogEntry& row : workflow.log)
    log.push_back(Object{{"at", rfc3339(row.at)},
                         {"who", person_to_json(row.who)},
                         {"what", row.what},
                         {"contentSha256", row.content_sha256},
                         {"note", row.note}});
  Value out = Object{{"state", state_name(workflow.state)},
                     {"approvals", std::move(approvals)},
                     {"dismissals", std::move(dismissals)},
                     {"log", std::move(log)}};
  const auto of_picture = [](const Dismissal& row) { return row.field.starts_with("media."); };
  if (std::ranges::any_of(workflow.dismissals, of_picture)) out.set("picturesFrom", 1);
  return out;
}

// Until "picturesFrom" was written, fields counted pictures from 0 and did not say in which
// language an alternative text is: "media.alt@0". Read as it is now, what was set aside for one
// picture would be for another.
void name_pictures_from_one(Draft& draft) {
  for (Dismissal& row : draft.workflow.dismissals) {
    constexpr std::string_view prefix = "media.alt@";
    if (!row.field.starts_with(prefix) || row.field.size() != prefix.size() + 1) continue;
    const auto picture = static_cast<std::size_t>(row.field.back() - '0');
    const auto& pictures = draft.content.pictures;
    const bool described = picture < pictures.size() && !pictures[picture].alt.empty();
    row.field = alt_field(picture, described ? pictures[picture].alt.begin()->first : "");
  }
}

// `from_one`: its fields count pictures from 1.
Result<Workflow> workflow_from_json(const Value& value, const std::string& place, bool& from_one) {
  Reader reader(value, place);
  Workflow workflow;
  if (const auto state = state_from_name(reader.text("state", "draft")))
    workflow.state = *state;
  else
    reader.fail(ErrorCode::InvalidValue, "state", "This state is not known.");
  const auto each = [&](std::string_view key, auto read_row) {
    for (const auto& [element, where] : reader.elements(key)) {
      Reader inner(*element, where);
      read_row(inner);
      if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
    }
  };
  each("approvals", [&](Reader& row) {
    workflow.approvals.push_back({person_from_json(row, "who"), time_from_json(row, "at"),
                                  row.required_text("contentSha256")});
  });
  each("dismissals", [&](Reader& row) {
    workflow.dismissals.push_back({row.required_text("rule"), row.required_text("field"),
                                   row.required_text("excerptSha256"), person_from_json(row, "who"),
                                   time_from_json(row, "at"), row.text("reason")});
  });
  from_one = reader.integer("picturesFrom", 0, 0, 1) == 1;
  each("log", [&](Reader& row) {
    workflow.log.push_back({time_from_json(row, "at"), person_from_json(row, "who"),
                            row.required_text("what"), row.text("contentSha256"),
                            row.text("note")});
  });
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return workflow;
}

Result<void> check_format(Reader& reader, std::string_view expected) {
  const std::string format = reader.required_text("format");
  if (format == expected) return {};
  const std::string_view stem = expected.substr(0, expected.rfind('/') + 1);
  if (format.starts_with(stem))
    return fail(ErrorCode::NewerFormat, reader.place("format"),
                "This file was written by a newer version of Bedside.");
  return fail(ErrorCode::UnknownFormat, reader.place("format"),
              std::format("The format {} is expected here.", expected));
}

void profile_from_reader(Reader& reader, Workspace& workspace) {
  if (const Value* value = reader.member("organisation")) {
    Reader inner(*value, reader.place("organisation"));
    workspace.organisation = {inner.text("name"),       inner.text("handle"),
                              inner.text("place"),      inner.text("kind", "provider"),
                              inner.texts("countries"), inner.texts("ownContacts")};
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  workspace.person = person_from_json(reader, "person");
  // Kept as it is: whether it is good is said where it is used, and nothing is lost.
  if (const Value* value = reader.member("pack")) workspace.pack = *value;
  if (const Value* value = reader.member("policy")) {
    for (const auto& [question, answer] : value->object())
      if (!answer.is_string())
        reader.fail(ErrorCode::InvalidValue, "policy/" + question, "A text is expected here.");
    workspace.policy = *value;
  }
  if (const Value* value = reader.member("voice")) {
    Result<HouseVoice> voice = voice_from_json(*value, reader.place("voice"));
    if (voice)
      workspace.voice = std::move(*voice);
    else
      reader.keep(voice.error());
  }
  if (const Value* value = reader.member("settings")) {
    Reader inner(*value, reader.place("settings"));
    workspace.settings.ui_language = inner.text("uiLanguage", "en");
    const std::string theme = inner.text("theme", "system");
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
      if (theme == theme_name(choice)) workspace.settings.theme = choice;
    workspace.settings.welcome_dismissed = inner.boolean("welcomeDismissed");
    workspace.settings.words = inner.texts("words");
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  for (const auto& [element, where] : reader.elements("consents")) {
    Result<ConsentRecord> record = consent_from_json(*element, where);
    if (!record)
      reader.keep(record.error());
    else if (workspace.find_consent(record->id) != nullptr)
      reader.keep({ErrorCode::InvalidValue, where + "/id", "Two records have this id.", 0, 0});
    else
      workspace.consents.push_back(std::move(*record));
  }
}

}  // namespace

json::Value to_json(const Draft& draft) {
  return Object{{"format", draft_format},
                {"id", draft.id},
                {"revision", draft.revision},
                {"createdAt", rfc3339(draft.created_at)},
                {"updatedAt", rfc3339(draft.updated_at)},
                {"trashed", draft.trashed},
                {"content", content_to_json(draft.content)},
                {"workflow", workflow_to_json(draft.workflow)}};
}

Result<Draft> draft_from_json(const json::Value& value, std::string place) {
  Reader reader(value, place);
  if (Result<void> format = check_format(reader, draft_format); !format)
    return std::unexpected(format.error());
  Draft draft;
  draft.id = reader.required_text("id");
  draft.revision = static_cast<int>(reader.integer("revision", 0, 0, 2'000'000'000));
  draft.created_at = time_from_json(reader, "createdAt");
  draft.updated_at = time_from_json(reader, "updatedAt");
  draft.trashed = reader.boolean("trashed");
  if (const Value* content = reader.member("content")) {
    Result<Content> read = content_from_json(*content, reader.place("content"));
    if (read)
      draft.content = std::move(*read);
    else
      reader.keep(read.error());
  } else {
    reader.fail(ErrorCode::MissingValue, "content", "This is missing.");
  }
  if (const Value* workflow = reader.member("workflow")) {
    bool from_one = false;
    Result<Workflow> read = workflow_from_json(*workflow, reader.place("workflow"), from_one);
    if (read)
      draft.workflow = std::move(*read);
    else
      reader.keep(read.error());
    if (!from_one) name_pictures_from_one(draft);
  }
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return draft;
}

json::Value profile_to_json(const Workspace& workspace) {
  const Organisation& organisation = workspace.organisation;
  Array consents;
  for (const ConsentRecord& record : workspace.consents) consents.push_back(to_json(record));
  Value out =
      Object{{"organisation", Object{{"name", organisation.name},
                                     {"handle", organisation.handle},
                                     {"place", organisation.place},
                                     {"kind", organisation.kind},
                                     {"countries", texts_to_json(organisation.countries)},
                                     {"ownContacts", texts_to_json(organisation.own_contacts)}}},
             {"person", person_to_json(workspace.person)},
             {"settings", Object{{"uiLanguage", workspace.settings.ui_language},
                                 {"theme", theme_name(workspace.settings.theme)},
                                 {"welcomeDismissed", workspace.settings.welcome_dismissed},
                                 {"words", texts_to_json(workspace.settings.words)}}},
             {"consents", std::move(consents)}};
  if (!workspace.pack.is_null()) out.set("pack", workspace.pack);
  if (!workspace.policy.is_null()) out.set("policy", workspace.policy);
  if (workspace.voice != HouseVoice{}) out.set("voice", to_json(workspace.voice));
  return out;
}

Result<void> profile_from_json(const json::Value& value, Workspace& workspace) {
  Reader reader(value, "profile");
  Workspace read;
  profile_from_reader(reader, read);
  if (Result<void> done = reader.finish(); !done) return done;
  workspace.organisation = std::move(read.organisation);
  workspace.person = std::move(read.person);
  workspace.settings = std::move(read.settings);
  workspace.pack = std::move(read.pack);
  workspace.policy = std::move(read.policy);
  workspace.voice = std::move(read.voice);
  workspace.consents = std::move(read.consents);
  return {};
}

json::Value to_json(const Workspace& workspace) {
  Value out = Object{{"format", workspace_format}};
  for (json::Member& member : profile_to_json(workspace).members())
    out.set(member.key, std::move(member.value));
  Array drafts;
  for (const Draft& draft : workspace.drafts) drafts.push_back(to_json(draft));
  out.set("drafts", std::move(drafts));
  return out;
}

namespace {

// With `left_out` the drafts that cannot be read are counted there; without they are errors.
Result<Workspace> read_workspace(const json::Value& value, std::string place,
                                 std::size_t* left_out) {
  Reader reader(value, std::move(place));
  if (Result<void> format = check_format(reader, workspace_format); !format)
    return std::unexpected(format.error());
  Workspace workspace;
  profile_from_reader(reader, workspace);
  // Pictures of a workspace file are bytes by content; whoever opens the file takes them.
  if (const Value* media = reader.member("media"))
    for (const auto& [id, encoded] : media->object())
      if (!encoded.is_string()) reader.fail(ErrorCode::InvalidValue, "media", "Text is expected.");
  for (const auto& [element, where] : reader.elements("drafts")) {
    Result<Draft> draft = draft_from_json(*element, where);
    if (!draft && left_out != nullptr)
      ++*left_out;
    else if (!draft)
      reader.keep(draft.error());
    else if (workspace.find(draft->id) != nullptr)
      reader.keep({ErrorCode::InvalidValue, where + "/id", "Two drafts have this id.", 0, 0});
    else
      workspace.drafts.push_back(std::move(*draft));
  }
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return workspace;
}

}  // namespace

Result<Workspace> workspace_from_json(const json::Value& value, std::string place) {
  return read_workspace(value, std::move(place), nullptr);
}

Result<ReadableWorkspace> readable_workspace_from_json(const json::Value& value) {
  std::size_t left_out = 0;
  Result<Workspace> workspace = read_workspace(value, "workspace", &left_out);
  if (!workspace) return std::unexpected(workspace.error());
  return ReadableWorkspace{*std::move(workspace), left_out};
}

std::string rfc3339(UtcMs at) {
  namespace ch = std::chrono;
  const ch::sys_time<ch::milliseconds> time{ch::milliseconds{at}};
  const ch::year_month_day day{ch::floor<ch::days>(time)};
  const ch::hh_mm_ss clock{time - ch::floor<ch::days>(time)};
  return std::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", int(day.year()),
                     unsigned(day.month()), unsigned(day.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

Result<UtcMs> utc_from_rfc3339(std::string_view text, std::string place) {
  namespace ch = std::chrono;
  constexpr std::string_view shape = "0000-00-00T00:00:00.000Z";
  const bool short_form = text.size() == shape.size() - 4;  // without milliseconds
  bool right = text.size() == shape.size() || short_form;
  const auto mold = [&](std::size_t i) { return short_form && i == 19 ? 'Z' : shape[i]; };
  for (std::size_t i = 0; right && i < text.size(); ++i)
    right = mold(i) == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == mold(i);
  const auto number = [&](std::size_t from, std::size_t digits) {
    int value = 0;
    for (std::size_t i = from; i < from + digits; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  if (right) {
    const ch::year_month_day day{ch::year{number(0, 4)}, ch::month(unsigned(number(5, 2))),
                                 ch::day(unsigned(number(8, 2)))};
    const int hour = number(11, 2), minute = number(14, 2), second = number(17, 2);
    if (day.ok() && hour < 24 && minute < 60 && second < 60) {
      const auto days = ch::sys_days{day}.time_since_epoch();
      const UtcMs at = ch::duration_cast<ch::milliseconds>(days).count() +
                       ((hour * 60LL + minute) * 60 + second) * 1000 +
                       (short_form ? 0 : number(20, 3));
      if (at <= latest_time) return at;
    }
  }
  return fail(ErrorCode::InvalidValue, std::move(place),
              "A time such as 2026-01-14T08:00:00.000Z is expected here.");
}

}  // namespace bedside::model
