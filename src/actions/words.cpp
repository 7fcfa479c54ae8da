#include "actions/words.h"

#include <algorithm>
#include <charconv>
#include <format>

#include "actions/app.h"
#include "model/day.h"

namespace bedside::actions {
namespace {

using model::Content;
using model::Picture;
using model::PictureText;

// Where the first text of a picture is until somebody says it: across the middle, where it is seen.
constexpr model::PictureBox first_place = {1000, 4000, 8000, 1500};

template <class Change>
void edit_text(App& app, const Action& action, Change change) {
  app.edit_typing("words.undo", [&](Content& content) {
    const auto picture = static_cast<std::size_t>(action.number);
    const auto text = static_cast<std::size_t>(action.second);
    if (picture < content.pictures.size() && text < content.pictures[picture].texts.size())
      change(content.pictures[picture].texts[text]);
  });
}

}  // namespace

std::string percent_text(int ten_thousandths) {
  std::string out = std::to_string(ten_thousandths / 100);
  const int rest = ten_thousandths % 100;
  if (rest == 0) return out;
  out += std::format(".{:02}", rest);
  if (out.back() == '0') out.pop_back();
  return out;
}

std::optional<int> ten_thousandths_of(std::string_view percent) {
  const std::size_t point = std::min(percent.find_first_of(".,"), percent.size());
  std::string digits(percent.substr(0, point));
  std::string decimals(percent.substr(std::min(point + 1, percent.size())));
  if (digits.empty() || digits.size() > 3 || decimals.size() > 2) return std::nullopt;
  decimals.resize(2, '0');
  digits += decimals;
  int value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, problem] = std::from_chars(digits.data(), end, value);
  if (problem != std::errc() || stop != end || value < 0 || value > model::PictureBox::whole)
    return std::nullopt;
  return value;
}

void toggle_words(App& app, const Action&) {
  app.change_view([](View& view) { view.words.open = !view.words.open; });
}

void choose_words(App& app, const Action& action) {
  app.change_view(
      [&](View& view) { view.words = {.open = true, .chosen = static_cast<int>(action.second)}; });
}

void add_words(App& app, const Action& action) {
  const auto index = static_cast<std::size_t>(action.number);
  std::size_t count = 0;
  app.edit("words.undo", [&](Content& content) {
    if (index >= content.pictures.size()) return;
    std::vector<PictureText>& texts = content.pictures[index].texts;
    count = texts.size();
    if (count == PictureText::most) return;
    // Below the one before, so that two do not lie on each other.
    model::PictureBox box = texts.empty() ? first_place : texts.back().box;
    if (!texts.empty()) box.y = box.bottom();
    texts.push_back({model::fitted(box), ""});
  });
  app.change_view(
      [&](View& view) { view.words = {.open = true, .chosen = static_cast<int>(count)}; });
}

// Like a field that takes no more: what is too long leaves the text as it was.
void set_words(App& app, const Action& action) {
  if (action.text.size() > PictureText::most_bytes) return;
  edit_text(app, action, [&](PictureText& text) { text.text = action.text; });
}

void place_words(App& app, const Action& action) {
  app.change_view([&](View& view) {
    view.words.typed_side = action.target;
    view.words.typed = action.text;
  });
  if (action.target.empty())
    return edit_text(app, action, [&](PictureText& text) { text.box = model::fitted(action.box); });
  const std::optional<int> number = ten_thousandths_of(action.text);
  if (!number) return;
  edit_text(app, action, [&](PictureText& text) {
    if (action.target == "left") text.box.x = *number;
    if (action.target == "top") text.box.y = *number;
    if (action.target == "width") text.box.width = *number;
    if (action.target == "height") text.box.height = *number;
    text.box = model::fitted(text.box);
  });
}

void remove_words(App& app, const Action& action) {
  app.edit("words.undo", [&](Content& content) {
    const auto picture = static_cast<std::size_t>(action.number);
    if (picture >= content.pictures.size()) return;
    std::vector<PictureText>& texts = content.pictures[picture].texts;
    const auto text = static_cast<std::size_t>(action.second);
    if (text < texts.size()) texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(text));
  });
  app.change_view([](View& view) {
    view.words = {.open = true, .chosen = std::max(0, view.words.chosen - 1)};
  });
}

void toggle_before_after(App& app, const Action& action) {
  app.edit("words.undo-before-after", [&](Content& content) {
    const auto index = static_cast<std::size_t>(action.number);
    if (index >= content.pictures.size()) return;
    Picture& picture = content.pictures[index];
    picture.before_after = !picture.before_after;
  });
}

void set_authority(App& app, const Action& action) {
  if (action.text.size() > model::AuthorityApproval::most_number_bytes) return;
  const bool no_day =
      action.target == "valid-to" && !action.text.empty() && !model::is_day(action.text);
  if (action.target != "number")
    app.change_view([&](View& view) {
      view.words.typed_day = no_day ? std::optional(action.text) : std::nullopt;
    });
  if (no_day) return;
  app.edit_typing("words.undo-authority", [&](Content& content) {
    model::AuthorityApproval& approval = content.authority;
    if (action.target == "given") {
      // Taken back, nothing of it stays in the file.
      approval =
          approval.given ? model::AuthorityApproval{} : model::AuthorityApproval{.given = true};
    } else if (action.target == "number") {
      approval.number = action.text;
    } else if (action.target == "valid-to") {
      approval.valid_to = action.text;
    }
  });
}

}  // namespace bedside::actions
