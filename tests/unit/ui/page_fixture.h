#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "host/window.h"
#include "ui/frame.h"
#include "ui/renderer.h"

namespace bedside::ui {

// A window without a browser: notes what it is told, and draws when the test says so.
class TestWindow final : public host::Window {
 public:
  void attach(host::WindowHandler& to) override {
    handler = &to;
    handler->on_view(view);
  }
  void request_frame() override { requested = true; }
  void apply_twins(std::string_view json) override { twins.emplace_back(json); }
  void focus_twin(std::uint32_t key) override { focused = key; }
  void scroll_twin(std::uint32_t, Point) override {}
  void set_cursor(host::Cursor to) override { cursor = to; }
  void set_style(std::string_view json) override { style = json; }
  void set_title(std::string_view) override {}
  void set_language(std::string_view tag) override { language = tag; }
  void set_ready() override {}
  void set_counters(std::string_view) override {}

  // Draws until nothing more is asked for; gives the number of frames.
  int run() {
    int frames = 0;
    while (requested && frames < 20) {
      requested = false;
      handler->on_frame(0);
      ++frames;
    }
    return frames;
  }

  host::View view{.size = {1000, 800}};
  host::WindowHandler* handler = nullptr;
  bool requested = false;
  std::vector<std::string> twins;
  std::uint32_t focused = 0;
  host::Cursor cursor = host::Cursor::Default;
  std::string style;
  std::string language;
};

// A page drawn by `draw`, with Inter, at 1000 x 800.
class TestPage {
 public:
  explicit TestPage(std::function<void()> draw, host::View view = {.size = {1000, 800}});
  void click(Point at);
  void click(const a11y::Node& node);
  const a11y::Node& node(a11y::Role role, std::string_view name) const;

  TestWindow window;
  FramePump pump;
};

// Triangles of the picture drawn last, by the renderer of the tests.
int triangles_drawn();

}  // namespace bedside::ui
