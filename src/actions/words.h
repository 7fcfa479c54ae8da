#pragma once

#include "actions/action.h"

namespace bedside::actions {

// What the rows of the action table run for the words in a picture and for what a person states of
// a picture or the post. A number that leads nowhere changes nothing.

void toggle_words(App& app, const Action& action);
void choose_words(App& app, const Action& action);
void add_words(App& app, const Action& action);
void set_words(App& app, const Action& action);
void place_words(App& app, const Action& action);
void remove_words(App& app, const Action& action);
void toggle_before_after(App& app, const Action& action);
void set_authority(App& app, const Action& action);

}  // namespace bedside::actions
