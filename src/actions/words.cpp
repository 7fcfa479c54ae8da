#include "actions/words.h"

#include <algorithm>

#include "actions/app.h"

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

void toggle_words(App& app, const Action&) {
  app.change_view([](View& view) { view.words.open = !view.words.open; });
}

void choose_words(App& app, const Action& action) {
  app.change_view([&](View& view) { view.words.chosen = static_cast<int>(action.second); });
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
  app.change_view([&](View& view) { view.words = {true, static_cast<int>(count)}; });
}

// Like a field that takes no more: what is too long leaves the text as it was.
void set_words(App& app, const Action& action) {
  if (action.text.size() > PictureText::most_bytes) return;
  edit_text(app, action, [&](PictureText& text) { text.text = action.text; });
}

void place_words(App& app, const Action& action) {
  edit_text(app, action, [&](PictureText& text) { text.box = model::fitted(action.box); });
}

void remove_words(App& app, const Action& action) {
  app.edit("words.undo", [&](Content& content) {
    const auto picture = static_cast<std::size_t>(action.number);
    if (picture >= content.pictures.size()) return;
    std::vector<PictureText>& texts = content.pictures[picture].texts;
    const auto text = static_cast<std::size_t>(action.second);
    if (text < texts.size()) texts.erase(texts.begin() + static_cast<std::ptrdiff_t>(text));
  });
  app.change_view([](View& view) { view.words.chosen = std::max(0, view.words.chosen - 1); });
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
