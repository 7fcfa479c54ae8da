#include <emscripten.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "host/web/bridge.h"
#include "host/web/host.h"

// What comes from JavaScript is in web/input.js and web/twins.js.
// clang-format off
EM_JS(void, page_request_frame, (), { Module.host.input.requestFrame(); })
EM_JS(void, page_send_view, (), { Module.host.input.view(); })
EM_JS(void, page_apply_twins, (const char* json, int size), { Module.host.twins.apply(UTF8ToString(json, size)); })
EM_JS(void, page_focus_twin, (unsigned key), { Module.host.twins.focus(key >>> 0); })
EM_JS(void, page_scroll_twin, (unsigned key, double x, double y), { Module.host.twins.scroll(key >>> 0, x, y); })
EM_JS(void, page_set_cursor, (const char* name), { Module.host.input.setCursor(UTF8ToString(name)); })
EM_JS(void, page_set_style, (const char* json, int size), { Module.host.input.setStyle(UTF8ToString(json, size)); })
EM_JS(void, page_set_title, (const char* text, int size), { Module.host.input.setTitle(UTF8ToString(text, size)); })
EM_JS(void, page_set_language, (const char* tag, int size), { document.documentElement.lang = UTF8ToString(tag, size); })
EM_JS(void, page_set_ready, (), { Module.host.input.setReady(); })
EM_JS(void, page_set_counters, (const char* json, int size), { Module.host.input.setCounters(UTF8ToString(json, size)); })
// clang-format on

namespace bedside::host::web {

namespace {

class PageWindow final : public Window {
 public:
  void attach(WindowHandler& handler) override {
    handler_ = &handler;
    page_send_view();
  }
  void request_frame() override { page_request_frame(); }
  void apply_twins(std::string_view json) override {
    page_apply_twins(json.data(), static_cast<int>(json.size()));
  }
  void focus_twin(std::uint32_t key) override { page_focus_twin(key); }
  void scroll_twin(std::uint32_t key, Point offset) override {
    page_scroll_twin(key, offset.x, offset.y);
  }
  void set_cursor(Cursor cursor) override {
    static constexpr const char* names[] = {"default", "pointer", "text", "ew-resize",
                                            "not-allowed"};
    if (cursor == cursor_) return;
    cursor_ = cursor;
    page_set_cursor(names[static_cast<std::size_t>(cursor)]);
  }
  void set_style(std::string_view json) override {
    page_set_style(json.data(), static_cast<int>(json.size()));
  }
  void set_title(std::string_view title) override {
    page_set_title(title.data(), static_cast<int>(title.size()));
  }
  void set_language(std::string_view tag) override {
    page_set_language(tag.data(), static_cast<int>(tag.size()));
  }
  void set_ready() override { page_set_ready(); }
  void set_counters(std::string_view json) override {
    page_set_counters(json.data(), static_cast<int>(json.size()));
  }

  WindowHandler* handler() const { return handler_; }

 private:
  WindowHandler* handler_ = nullptr;
  Cursor cursor_ = Cursor::Default;
};

PageWindow& page_window() {
  static PageWindow window;
  return window;
}

Modifiers modifiers_of(int flags) {
  return {(flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0,
          (flags & 16) != 0};
}

SystemColors colors_of(std::span<const std::byte> bytes) {
  SystemColors colors;
  Color* const all[] = {&colors.canvas,      &colors.canvas_text, &colors.button_face,
                        &colors.button_text, &colors.highlight,   &colors.highlight_text,
                        &colors.link,        &colors.gray_text};
  for (std::size_t i = 0; i < std::size(all) && 4 * i + 3 < bytes.size(); ++i)
    *all[i] = {std::to_integer<std::uint8_t>(bytes[4 * i]),
               std::to_integer<std::uint8_t>(bytes[4 * i + 1]),
               std::to_integer<std::uint8_t>(bytes[4 * i + 2])};
  return colors;
}

// Bytes that JavaScript put on the heap for one call.
class Passed {
 public:
  Passed(std::byte* bytes, std::size_t size) : owner_(bytes, &std::free), size_(size) {}
  std::span<const std::byte> bytes() const { return {owner_.get(), size_}; }
  std::string_view text() const { return text_of(bytes()); }

 private:
  std::unique_ptr<std::byte, decltype(&std::free)> owner_;
  std::size_t size_;
};

}  // namespace

Window& window() { return page_window(); }

}  // namespace bedside::host::web

using bedside::host::web::page_window;
using bedside::host::web::Passed;

extern "C" {

// False when the program gave up before it took over the page.
EMSCRIPTEN_KEEPALIVE int bedside_alive() { return page_window().handler() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void bedside_frame(double time_ms) {
  if (auto* handler = page_window().handler()) handler->on_frame(time_ms);
}

EMSCRIPTEN_KEEPALIVE void bedside_view(float width, float height, float scale, float text_scale,
                                       int flags, std::byte* colors, std::size_t size) {
  const Passed passed(colors, size);
  auto* handler = page_window().handler();
  if (!handler) return;
  bedside::host::View view;
  view.size = {width, height};
  view.scale = scale;
  view.text_scale = text_scale;
  view.visible = flags & 1;
  view.dark = flags & 2;
  view.reduced_motion = flags & 4;
  view.more_contrast = flags & 8;
  view.forced_colors = flags & 16;
  view.coarse_pointer = flags & 32;
  if (view.forced_colors) view.system = bedside::host::web::colors_of(passed.bytes());
  handler->on_view(view);
}

EMSCRIPTEN_KEEPALIVE void bedside_pointer(int action, int kind, float x, float y, int button,
                                          int flags) {
  auto* handler = page_window().handler();
  if (!handler) return;
  bedside::host::PointerEvent event;
  event.action = static_cast<bedside::host::PointerAction>(action);
  event.kind = static_cast<bedside::host::PointerKind>(kind);
  event.at = {x, y};
  event.button = button;
  event.modifiers = bedside::host::web::modifiers_of(flags);
  handler->on_pointer(event);
}

// Key and code with a zero byte between them.
EMSCRIPTEN_KEEPALIVE int bedside_key(int flags, std::byte* names, std::size_t size) {
  const Passed passed(names, size);
  auto* handler = page_window().handler();
  if (!handler) return 0;
  const std::string_view both = passed.text();
  const std::size_t middle = both.find('\0');
  bedside::host::KeyEvent event;
  event.key = both.substr(0, middle);
  event.code = middle == both.npos ? std::string_view{} : both.substr(middle + 1);
  event.modifiers = bedside::host::web::modifiers_of(flags);
  event.repeat = flags & 32;
  event.in_text_field = flags & 64;
  event.native_undo = flags & 128;
  return handler->on_key(event) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE void bedside_context(int restored) {
  auto* handler = page_window().handler();
  if (!handler) return;
  if (restored)
    handler->on_context_restored();
  else
    handler->on_context_lost();
}

EMSCRIPTEN_KEEPALIVE void bedside_twin_activate(std::uint32_t key) {
  if (auto* handler = page_window().handler()) handler->on_twin_activate(key);
}

EMSCRIPTEN_KEEPALIVE void bedside_twin_focus(std::uint32_t key, int focused) {
  if (auto* handler = page_window().handler()) handler->on_twin_focus(key, focused != 0);
}

EMSCRIPTEN_KEEPALIVE void bedside_twin_scroll(std::uint32_t key, float x, float y) {
  if (auto* handler = page_window().handler()) handler->on_twin_scroll(key, {x, y});
}

EMSCRIPTEN_KEEPALIVE void bedside_twin_text(std::uint32_t key, int committed, std::byte* text,
                                            std::size_t size) {
  const Passed passed(text, size);
  if (auto* handler = page_window().handler())
    handler->on_twin_text(key, bedside::repair_utf8(passed.text()), committed != 0);
}

}  // extern "C"
