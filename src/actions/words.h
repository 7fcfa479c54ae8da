#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// "12.5" for 1250 ten-thousandths, and back; also "12,5". Nothing for what is no number of at most
// two decimals up to 100.
std::string percent_text(int ten_thousandths);
std::optional<int> ten_thousandths_of(std::string_view percent);

}  // namespace bedside::actions
