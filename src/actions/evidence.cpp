#include "actions/evidence.h"

#include <algorithm>
#include <array>
#include <format>

#include "actions/app.h"
#include "model/day.h"

namespace bedside::actions {
namespace {

using model::ConsentRecord;
using model::Content;
using model::Source;

template <class Record>
struct TextPart {
  std::string_view name;
  std::string Record::* part;
};

constexpr std::array source_parts = {
    TextPart<Source>{"title", &Source::title},
    TextPart<Source>{"publisher", &Source::publisher},
    TextPart<Source>{"author", &Source::author},
    TextPart<Source>{"url", &Source::url},
    TextPart<Source>{"published", &Source::published},
    TextPart<Source>{"read", &Source::read},
    TextPart<Source>{"fact-check", &Source::fact_check_url},
};

constexpr std::array consent_parts = {
    TextPart<ConsentRecord>{"kept-at", &ConsentRecord::kept_at},
    TextPart<ConsentRecord>{"signed-on", &ConsentRecord::signed_on},
    TextPart<ConsentRecord>{"expires-on", &ConsentRecord::expires_on},
    TextPart<ConsentRecord>{"expires-event", &ConsentRecord::expires_event},
    TextPart<ConsentRecord>{"withdraw-to", &ConsentRecord::withdraw_to},
};

void change_source_form(App& app, const std::function<void(SourceForm&)>& change) {
  app.change_view([&](View& view) {
    change(view.source_form);
    view.source_form.problem.clear();
  });
}

void change_consent_form(App& app, const std::function<void(ConsentForm&)>& change) {
  app.change_view([&](View& view) {
    change(view.consent_form);
    view.consent_form.problem.clear();
  });
}

void toggle_in(std::vector<std::string>& list, const std::string& value) {
  if (std::erase(list, value) == 0) list.push_back(value);
}

const analysis::Sentence* sentence(const App& app, std::int64_t index) {
  const auto& sentences = app.evidence().sentences;
  if (index < 0 || index >= static_cast<std::int64_t>(sentences.size())) return nullptr;
  return &sentences[static_cast<std::size_t>(index)];
}

void show_panel(App& app, std::string panel) {
  app.change_view([&](View& view) {
    view.screen = "compose";
    view.panel = view.panel == panel ? std::string("composer") : std::move(panel);
  });
}

void change_source(App& app, std::string label, std::string_view id,
                   const std::function<void(Source&)>& change) {
  app.edit(std::move(label), [&](Content& content) {
    const auto source = std::ranges::find(content.sources, id, &Source::id);
    if (source != content.sources.end()) change(*source);
  });
}

// Why a source cannot be saved, as a user interface key; "" when it can.
std::string_view problem_of(const Source& source) {
  if (!model::is_citable(source)) return "sources.needs-title";
  const bool published = source.published.empty() || model::is_date(source.published);
  const bool read = source.read.empty() || model::is_day(source.read);
  return published && read ? std::string_view() : "sources.needs-date";
}

std::string_view problem_of(const ConsentRecord& record) {
  for (const std::string* day : {&record.signed_on, &record.expires_on})
    if (!day->empty() && !model::is_day(*day)) return "consent.needs-date";
  if (record.kept_at.find_first_not_of(' ') == std::string::npos) return "consent.needs-place";
  return {};
}

}  // namespace

void set_people(App& app, const Action& action) {
  const auto people = model::people_from_name(action.target);
  if (!people) return;
  app.edit("undo.consent", [&](Content& content) {
    const auto index = static_cast<std::size_t>(action.number);
    if (index < content.pictures.size()) content.pictures[index].people = *people;
  });
}

void toggle_story(App& app, const Action&) {
  app.edit("undo.consent",
           [](Content& content) { content.patient_story = !content.patient_story; });
}

void link_consent(App& app, const Action& action) {
  app.edit("undo.consent", [&](Content& content) {
    if (action.number < 0) {
      content.consents.clear();
      if (!action.target.empty()) {
        content.consents.push_back(action.target);
        content.patient_story = true;
      }
    } else if (const auto i = static_cast<std::size_t>(action.number);
               i < content.pictures.size()) {
      content.pictures[i].consent = action.target;
    }
  });
}

void show_sources(App& app, const Action&) { show_panel(app, "sources"); }

void edit_source(App& app, const Action& action) {
  SourceForm form{.open = true, .is_new = action.target.empty(), .source = {}, .problem = ""};
  if (form.is_new) {
    form.source.id = std::format("s-{:08x}", app.random() & 0xFFFF'FFFFu);
    form.source.read = model::day_of(app.now());
    if (const analysis::Sentence* claim = sentence(app, action.number))
      form.source.claims.push_back(claim->sha256);
  } else {
    const auto& sources = app.draft()->content.sources;
    const auto source = std::ranges::find(sources, action.target, &Source::id);
    if (source == sources.end()) return;
    form.source = *source;
  }
  app.change_view([&](View& view) {
    view.source_form = std::move(form);
    view.screen = "compose";
    view.panel = "sources";
  });
}

void set_source_text(App& app, const Action& action) {
  const auto* part = std::ranges::find(source_parts, action.target, &TextPart<Source>::name);
  if (part != source_parts.end())
    change_source_form(app, [&](SourceForm& form) { form.source.*part->part = action.text; });
}

void set_evidence(App& app, const Action& action) {
  if (const auto evidence = model::evidence_from_name(action.target))
    change_source_form(app, [&](SourceForm& form) { form.source.evidence = *evidence; });
}

void answer_who(App& app, const Action& action) {
  const auto question = static_cast<std::size_t>(action.number);
  if (question >= model::who_questions.size() || action.second < 0 || action.second > 2) return;
  change_source_form(app, [&](SourceForm& form) {
    form.source.answers[question] = static_cast<model::Answer>(action.second);
  });
}

void save_source(App& app, const Action&) {
  const SourceForm form = app.view().source_form;
  if (!form.open) return;
  if (const std::string_view problem = problem_of(form.source); !problem.empty()) {
    app.change_view([&](View& view) { view.source_form.problem = problem; });
    return;
  }
  app.edit("undo.source", [&](Content& content) {
    const auto old = std::ranges::find(content.sources, form.source.id, &Source::id);
    if (old != content.sources.end())
      *old = form.source;
    else
      content.sources.push_back(form.source);
  });
  app.change_view([](View& view) { view.source_form = {}; });
}

void close_source(App& app, const Action&) {
  app.change_view([](View& view) { view.source_form = {}; });
}

void remove_source(App& app, const Action& action) {
  app.edit("undo.source", [&](Content& content) {
    std::erase_if(content.sources,
                  [&](const Source& source) { return source.id == action.target; });
  });
  app.notify(Notice::Kind::Info, "notice.source-removed");
}

void attach_source(App& app, const Action& action) {
  const analysis::Sentence* claim = sentence(app, action.number);
  if (claim == nullptr) return;
  const std::string hash = claim->sha256;
  change_source(app, "undo.source", action.target, [&](Source& source) {
    if (!model::is_attached(source, hash)) source.claims.push_back(hash);
  });
}

void detach_source(App& app, const Action& action) {
  const analysis::Sentence* claim = sentence(app, action.number);
  if (claim == nullptr) return;
  const std::string hash = claim->sha256;
  change_source(app, "undo.source", action.target,
                [&](Source& source) { std::erase(source.claims, hash); });
}

void show_consents(App& app, const Action&) { show_panel(app, "consent"); }

void edit_consent(App& app, const Action& action) {
  ConsentForm form;
  form.open = true;
  form.is_new = action.target.empty();
  if (form.is_new) {
    do form.record.id = model::new_consent_id(app.random());
    while (app.workspace().find_consent(form.record.id) != nullptr);
    const Content& content = app.draft()->content;
    form.record.platforms = content.platforms;
    form.record.purposes = {"social-media"};
    form.link_to = static_cast<int>(action.number);
    if (const auto i = static_cast<std::size_t>(action.number); i < content.pictures.size())
      form.record.pictures = {content.pictures[i].id};
  } else {
    const ConsentRecord* record = app.workspace().find_consent(action.target);
    if (record == nullptr) return;
    form.record = *record;
    form.facts = join_list(record->facts);
  }
  app.change_view([&](View& view) {
    view.consent_form = std::move(form);
    view.screen = "compose";
    view.panel = "consent";
  });
}

void set_consent_text(App& app, const Action& action) {
  if (action.target == "facts") {
    change_consent_form(app, [&](ConsentForm& form) { form.facts = action.text; });
    return;
  }
  const auto* part =
      std::ranges::find(consent_parts, action.target, &TextPart<ConsentRecord>::name);
  if (part != consent_parts.end())
    change_consent_form(app, [&](ConsentForm& form) { form.record.*part->part = action.text; });
}

void toggle_consent(App& app, const Action& action) {
  change_consent_form(app, [&](ConsentForm& form) {
    ConsentRecord& record = form.record;
    if (action.target == "platform") toggle_in(record.platforms, action.text);
    if (action.target == "purpose") toggle_in(record.purposes, action.text);
    if (action.target == "picture") toggle_in(record.pictures, action.text);
    const auto flag = model::consent_flag_from_name(action.text);
    if (action.target == "flag" && flag) record.set(*flag, !record.has(*flag));
  });
}

void set_signer(App& app, const Action& action) {
  change_consent_form(app, [&](ConsentForm& form) { form.record.signed_by = action.target; });
}

void save_consent(App& app, const Action&) {
  ConsentForm form = app.view().consent_form;
  if (!form.open) return;
  form.record.facts = split_list(form.facts);
  if (const std::string_view problem = problem_of(form.record); !problem.empty()) {
    app.change_view([&](View& view) { view.consent_form.problem = problem; });
    return;
  }
  const ConsentRecord* old = app.workspace().find_consent(form.record.id);
  app.change_consent("undo.consent", old ? std::optional(*old) : std::nullopt, form.record);
  if (form.is_new && form.link_to)
    link_consent(app, {.id = ActionId::LinkConsent,
                       .target = form.record.id,
                       .text = "",
                       .number = *form.link_to});
  app.change_view([](View& view) { view.consent_form = {}; });
}

void close_consent(App& app, const Action&) {
  app.change_view([](View& view) { view.consent_form = {}; });
}

void revoke_consent(App& app, const Action& action) {
  const ConsentRecord* record = app.workspace().find_consent(action.target);
  if (record == nullptr || !record->revoked_on.empty()) return;
  ConsentRecord revoked = *record;
  revoked.revoked_on = model::day_of(app.now());
  app.change_consent("undo.consent", *record, revoked);
  app.notify(Notice::Kind::Info, "notice.consent-revoked",
             {{"count", std::to_string(uses_of_consent(app, action.target))}});
}

void remove_consent(App& app, const Action& action) {
  const ConsentRecord* record = app.workspace().find_consent(action.target);
  if (record == nullptr || uses_of_consent(app, action.target) > 0) return;
  app.change_consent("undo.consent", *record, std::nullopt);
}

std::size_t uses_of_consent(const App& app, std::string_view id) {
  return static_cast<std::size_t>(
      std::ranges::count_if(app.workspace().drafts, [&](const model::Draft& draft) {
        const Content& content = draft.content;
        return !draft.trashed &&
               (std::ranges::contains(content.consents, id) ||
                std::ranges::contains(content.pictures, id, &model::Picture::consent));
      }));
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view part = text.substr(0, comma);
    part = part.substr(std::min(part.find_first_not_of(' '), part.size()));
    if (!part.empty()) out.emplace_back(part);
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return out;
}

std::string join_list(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& part : list) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace bedside::actions
