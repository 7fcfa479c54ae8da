#pragma once

#include "actions/action.h"

namespace bedside::actions {

// What the rows of the action table run for sources and consent records. Forms are filled in the
// view; the draft or the workspace changes when one is saved, as one undo step.

void set_people(App& app, const Action& action);
void toggle_story(App& app, const Action& action);
void link_consent(App& app, const Action& action);

void show_sources(App& app, const Action& action);
void edit_source(App& app, const Action& action);
void set_source_text(App& app, const Action& action);
void set_evidence(App& app, const Action& action);
void answer_who(App& app, const Action& action);
void save_source(App& app, const Action& action);
void close_source(App& app, const Action& action);
void remove_source(App& app, const Action& action);
void attach_source(App& app, const Action& action);
void detach_source(App& app, const Action& action);

void show_consents(App& app, const Action& action);
void edit_consent(App& app, const Action& action);
void set_consent_text(App& app, const Action& action);
void toggle_consent(App& app, const Action& action);
void set_signer(App& app, const Action& action);
void save_consent(App& app, const Action& action);
void close_consent(App& app, const Action& action);
void revoke_consent(App& app, const Action& action);
void remove_consent(App& app, const Action& action);

// Posts that use the record, the deleted ones left out.
std::size_t uses_of_consent(const App& app, std::string_view id);

// "knee operation, walking" as a list and back.
std::vector<std::string> split_list(std::string_view text);
std::string join_list(const std::vector<std::string>& list);

}  // namespace bedside::actions
