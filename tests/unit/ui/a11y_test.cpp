#include "ui/a11y.h"

#include "doctest/doctest.h"

using namespace bedside;
using a11y_tree = ui::a11y::Tree;
using ui::a11y::Node;
using ui::a11y::Role;
using ui::a11y::State;

namespace {

// A region with one button in it, at `x`.
std::string frame(a11y_tree& tree, float x, std::string name = "Approve", Point scroll = {}) {
  tree.begin_frame();
  tree.begin({.key = 1,
              .role = Role::Region,
              .area = {10, 20, 300, 200},
              .name = "Composer",
              .scroll = scroll});
  tree.add({.key = 2, .role = Role::Button, .area = {x, 30 - scroll.y, 80, 36}, .name = name});
  tree.end();
  return tree.end_frame();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("twins: the first frame sends every node with its place inside its parent") {
  a11y_tree tree;
  const std::string changes = frame(tree, 40);
  CHECK(has(changes, R"({"k":1,"r":"region","a":[10,20,300,200],"n":"Composer"})"));
  CHECK(has(changes, R"({"k":2,"r":"button","a":[30,10,80,36],"n":"Approve"})"));
  CHECK(has(changes, R"("order":[1,0,2,1])"));
}

TEST_CASE("twins: a frame in which nothing changed sends nothing") {
  a11y_tree tree;
  frame(tree, 40);
  CHECK(frame(tree, 40).empty());
}

TEST_CASE("twins: only the node that changed is sent again, without the order") {
  a11y_tree tree;
  frame(tree, 40);
  CHECK(frame(tree, 50) ==
        R"({"set":[{"k":2,"r":"button","a":[40,10,80,36],"n":"Approve"}],"gone":[],"order":[]})");
}

TEST_CASE("twins: scrolling moves nothing in the tree") {
  a11y_tree tree;
  frame(tree, 40);
  CHECK(frame(tree, 40, "Approve", {0, 12}).empty());
}

TEST_CASE("twins: what is no longer there is named as gone") {
  a11y_tree tree;
  frame(tree, 40);
  tree.begin_frame();
  const std::string changes = tree.end_frame();
  CHECK(has(changes, R"("gone":[1,2])"));
}

TEST_CASE("twins: a name with quotes, a backslash and a line break stays valid JSON") {
  a11y_tree tree;
  const std::string changes = frame(tree, 40, "say \"a\\b\"\n");
  CHECK(has(changes, R"("n":"say \"a\\b\"\u000a")"));
}

TEST_CASE("twins: a node the page may have changed is sent again when asked for") {
  a11y_tree tree;
  frame(tree, 40);
  tree.invalidate(2);
  CHECK(has(frame(tree, 40), R"("k":2)"));
}

TEST_CASE("twins: a menu belongs to no region and is read last, wherever it was opened from") {
  a11y_tree tree;
  tree.begin_frame();
  tree.begin({.key = 1, .role = Role::Region, .name = "Drafts"});
  tree.begin({.key = 5, .role = Role::Menu, .name = "Draft", .overlay = true});
  tree.add({.key = 6, .role = Role::MenuItem, .name = "Delete"});
  tree.end();
  tree.add({.key = 2, .role = Role::Button, .name = "New draft"});
  tree.end();
  CHECK(has(tree.end_frame(), R"("order":[1,0,2,1,5,0,6,5])"));
}

TEST_CASE("twins: the post's field stands directly in its region, which is marked") {
  a11y_tree tree;
  tree.begin_frame();
  tree.begin({.key = 1, .role = Role::Region, .name = "Composer"});
  tree.begin({.key = 2, .role = Role::Group, .name = "Text"});
  tree.add({.key = 3, .role = Role::PostText, .name = "Post text"});
  tree.end();
  tree.end();
  const std::string changes = tree.end_frame();
  CHECK(has(changes, R"("home":1)"));
  CHECK(has(changes, "3,1"));
}

TEST_CASE("twins: a field under a menu gets a hole where the menu is") {
  a11y_tree tree;
  tree.begin_frame();
  tree.add({.key = 1, .role = Role::TextBox, .area = {100, 100, 200, 36}, .name = "Name"});
  tree.begin({.key = 2,
              .role = Role::Menu,
              .area = {150, 120, 400, 300},
              .name = "Role",
              .overlay = true});
  tree.end();
  CHECK(has(tree.end_frame(), R"("holes":[[50,20,150,16]])"));
}

TEST_CASE("twins: a control without a name is a problem") {
  a11y_tree tree;
  tree.begin_frame();
  tree.add({.key = 1, .role = Role::Button});
  tree.end_frame();
  CHECK(tree.problems() == std::vector<std::string>{"button without a name"});
}

TEST_CASE("twins: two siblings with the same role and name are a problem, texts are not") {
  a11y_tree tree;
  tree.begin_frame();
  for (const ui::a11y::Key key : {1u, 2u})
    tree.add({.key = key, .role = Role::Button, .name = "Delete"});
  for (const ui::a11y::Key key : {3u, 4u})
    tree.add({.key = key, .role = Role::Text, .name = "Draft"});
  tree.end_frame();
  CHECK(tree.problems().size() == 1);
}

TEST_CASE("twins: an item that no widget described is a problem") {
  a11y_tree tree;
  tree.begin_frame();
  tree.saw_item(77);
  tree.end_frame();
  CHECK(tree.problems() == std::vector<std::string>{"item 77 is not described"});
}

TEST_CASE("twins: states are sent only where they are set") {
  a11y_tree tree;
  tree.begin_frame();
  tree.add({.key = 1, .role = Role::Checkbox, .name = "Paid", .checked = State::Off});
  const std::string changes = tree.end_frame();
  CHECK(has(changes, R"("checked":0)"));
  CHECK_FALSE(has(changes, "expanded"));
}
