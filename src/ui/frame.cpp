#include "ui/frame.h"

#include <algorithm>
#include <format>
#include <optional>
#include <string>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/emoji_glyphs.h"
#include "ui/renderer.h"
#include "ui/widgets/context.h"

namespace bedside::ui {

namespace {

// Passes over the page for one picture: input comes one press at a time, and what is measured in
// one pass is used in the next.
constexpr int most_passes = 6;

ImGuiMouseSource source_of(host::PointerKind kind) {
  switch (kind) {
    case host::PointerKind::Touch:
      return ImGuiMouseSource_TouchScreen;
    case host::PointerKind::Pen:
      return ImGuiMouseSource_Pen;
    case host::PointerKind::Mouse:
      break;
  }
  return ImGuiMouseSource_Mouse;
}

// How much taller than its em square a font's box from highest to lowest is: Dear ImGui takes the
// size of the box, the rest of the web that of the em square. From the tables 'head' and 'hhea'.
float box_of_em(std::span<const std::byte> file) {
  const auto number = [&](std::size_t at) {
    return at + 1 < file.size()
               ? std::to_integer<int>(file[at]) << 8 | std::to_integer<int>(file[at + 1])
               : 0;
  };
  int em = 0, box = 0;
  for (int i = 0; i < number(4); ++i) {
    const std::size_t row = 12 + 16 * static_cast<std::size_t>(i);
    if (row + 16 > file.size()) break;
    const std::string_view tag(reinterpret_cast<const char*>(file.data() + row), 4);
    const std::size_t table = static_cast<std::size_t>(number(row + 8)) << 16 | number(row + 10);
    if (tag == "head") em = number(table + 18);
    if (tag == "hhea")
      box = static_cast<std::int16_t>(number(table + 4)) -
            static_cast<std::int16_t>(number(table + 6));
  }
  return em > 0 && box > 0 ? static_cast<float>(box) / static_cast<float>(em) : 1.0f;
}

}  // namespace

struct FramePump::State final : host::WindowHandler {
  State(host::Window& to, FrameFunctions calls)
      : window(to), functions(std::move(calls)), renderer(make_renderer()) {
    imgui = ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NoKeyboard;
    io.ConfigInputTrickleEventQueue = true;
    io.ConfigErrorRecovery = false;
    // Large enough that it is not made anew, which would repaint the whole page.
    io.Fonts->TexMinWidth = 1024;
    io.Fonts->TexMinHeight = 512;
    imgui->TestEngineHookItems = true;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowRounding = 0;
    style.WindowMinSize = {1, 1};
    ui.window = &window;
  }

  ~State() override {
    ImGui::SetCurrentContext(imgui);
    renderer.reset();
    // The renderer took its textures with it.
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
    ImGui::DestroyContext(imgui);
  }

  // ---- drawing

  void on_frame(double) override {
    requested = false;
    if (!has_fonts || ui.view.size.width < 1 || ui.view.size.height < 1) return;
    bool again = true;
    for (int pass = 0; pass < most_passes && again; ++pass) again = run_pass();
    const std::string changes = ui.tree.end_frame();
    const Color background = ui.theme[Tone::Page];
    if (const ImDrawData* data = ImGui::GetDrawData()) renderer->draw(*data, background);
    if (!changes.empty()) window.apply_twins(changes);
    window.set_cursor(ui.cursor);
    ++frames;
    send_counters();
    if (again) request();
  }

  // True when another pass has to follow before the page is worth showing.
  bool run_pass() {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {ui.view.size.width, ui.view.size.height};
    io.DisplayFramebufferScale = {ui.view.scale, ui.view.scale};
    io.DeltaTime = 1.0f / 60;
    begin_pass();
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    ImGui::Begin("##page", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoScrollWithMouse);
    functions.draw(ui.view);
    ImGui::End();
    ImGui::Render();
    end_pass();
    const bool queued = !ImGui::GetCurrentContext()->InputEventsQueue.empty();
    return ui.unsettled || queued || requested_inside || !activations.empty();
  }

  void begin_pass() {
    set_context(&ui);
    drawing = true;
    requested_inside = false;
    ++ui.frame;
    ui.unsettled = false;
    ui.menu_fresh = false;
    ui.cursor = host::Cursor::Default;
    ui.last = 0;
    ui.last_committed = false;
    ui.overlays_before = std::exchange(ui.overlays, {});
    ui.activated = 0;
    if (!activations.empty()) {
      ui.activated = activations.front();
      activations.erase(activations.begin());
    }
    apply_theme();
    ui.tree.begin_frame();
  }

  void end_pass() {
    drawing = false;
    ui.escape = 0;
    // A menu whose owner is no longer drawn must not come back with it.
    const auto is_open = [this](const OpenOverlay& overlay) { return overlay.key == ui.open_menu; };
    if (ui.open_menu != 0 && !ui.menu_fresh && std::ranges::none_of(ui.overlays, is_open))
      ui.open_menu = 0;
    if (ui.overlays.size() != ui.overlays_before.size()) ui.unsettled = true;
    if (ui.measured.size() > 4000)
      std::erase_if(ui.measured,
                    [&](const auto& entry) { return entry.second.frame + 60 < ui.frame; });
    if (ui.fields.size() > 200)
      std::erase_if(ui.fields,
                    [&](const auto& entry) { return entry.second.frame + 60 < ui.frame; });
  }

  void apply_theme() {
    Theme theme = functions.theme(ui.view);
    if (theme == ui.theme) return;
    ui.theme = std::move(theme);
    window.set_style(style_variables(ui.theme));
  }

  void send_counters() {
    // Looking for mistakes in the twins takes time, so only when there are more or fewer of them.
    if (ui.tree.nodes().size() != checked_size) {
      checked_size = ui.tree.nodes().size();
      problems.clear();
      for (const std::string& problem : ui.tree.problems())
        problems += (problems.empty() ? "\"" : ",\"") + problem + '"';
    }
    const DrawCounters& counted = renderer->counters();
    window.set_counters(std::format(
        R"({{"frames":{},"pictures":{},"unchanged":{},"pixels":{},"triangles":{},"twins":{},"drawing":{},"problems":[{}]}})",
        frames, counted.pictures, counted.unchanged, counted.pixels, counted.triangles,
        ui.tree.nodes().size(), renderer->ready(), problems));
  }

  void request() {
    if (drawing) {
      requested_inside = true;
      return;
    }
    if (std::exchange(requested, true)) return;
    window.request_frame();
  }

  // ---- input

  void on_view(const host::View& view) override {
    if (view == ui.view) return;
    if (!view.visible && ui.view.visible) {
      ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
      if (functions.hidden) functions.hidden();
    }
    ui.view = view;
    request();
  }

  void on_pointer(const host::PointerEvent& event) override {
    using host::PointerAction;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(source_of(event.kind));
    const bool touch = event.kind == host::PointerKind::Touch;
    switch (event.action) {
      case PointerAction::Move:
        io.AddMousePosEvent(event.at.x, event.at.y);
        break;
      case PointerAction::Down:
        io.AddMousePosEvent(event.at.x, event.at.y);
        if (event.button == 0) io.AddMouseButtonEvent(0, true);
        break;
      case PointerAction::Up:
        io.AddMousePosEvent(event.at.x, event.at.y);
        if (event.button == 0) io.AddMouseButtonEvent(0, false);
        // A finger that is lifted points at nothing.
        if (touch) io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        break;
      case PointerAction::Cancel:
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        io.AddMouseButtonEvent(0, false);
        break;
      case PointerAction::Leave:
        io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
        break;
    }
    request();
  }

  bool takes_arrow(const host::KeyEvent& event) {
    const host::Modifiers& held = event.modifiers;
    if (ui.arrows_for == 0 || ui.arrows_for != ui.focused) return false;
    if (held.control || held.alt || held.meta) return false;
    ArrowPress press{.key = ui.focused, .shift = held.shift};
    if (event.key == "ArrowLeft") press.x = -1;
    if (event.key == "ArrowRight") press.x = 1;
    if (event.key == "ArrowUp") press.y = -1;
    if (event.key == "ArrowDown") press.y = 1;
    if (press.x == 0 && press.y == 0) return false;
    ui.arrows.push_back(press);
    request();
    return true;
  }

  bool on_key(const host::KeyEvent& event) override {
    if (event.key == "Escape" && !ui.overlays.empty()) {
      ui.escape = ui.overlays.back().key;
      request();
      return true;
    }
    // While a dialog is open the page behind it does not answer.
    const bool modal =
        std::ranges::any_of(ui.overlays, [](auto& overlay) { return !overlay.menu; });
    if (takes_arrow(event)) return true;
    if (modal || !functions.key) return false;
    const bool used = functions.key(event);
    if (used) request();
    return used;
  }

  void on_context_lost() override { renderer->context_lost(); }
  void on_context_restored() override {
    renderer->context_restored();
    request();
  }

  void on_twin_activate(std::uint32_t key) override {
    activations.push_back(key);
    request();
  }

  void on_twin_focus(std::uint32_t key, bool focused) override {
    const Key now = focused ? key : ui.focused == key ? 0 : ui.focused;
    if (now == ui.focused) return;
    ui.focused = now;
    request();
  }

  void on_twin_scroll(std::uint32_t key, Point offset) override {
    Point& scroll = ui.scrolls[key];
    if (scroll == offset) return;
    scroll = offset;
    if (ui.open_menu != 0 && ui.open_menu != key) ui.open_menu = 0;
    request();
  }

  void on_twin_text(std::uint32_t key, std::string_view text, bool committed) override {
    FieldState& field = ui.fields[key];
    field.typed = std::string(text);
    field.committed |= committed;
    // If the program does not take it over, the page has to show the old text again.
    ui.tree.invalidate(key);
    request();
  }

  host::Window& window;
  FrameFunctions functions;
  std::unique_ptr<Renderer> renderer;
  ImGuiContext* imgui = nullptr;
  std::optional<EmojiGlyphs> emoji;
  Context ui;
  bool has_fonts = false;
  bool requested = false;
  bool drawing = false;
  bool requested_inside = false;
  std::vector<Key> activations;
  std::uint64_t frames = 0;
  std::size_t checked_size = 0;
  std::string problems;
};

FramePump::FramePump(host::Window& window, FrameFunctions functions)
    : state_(std::make_unique<State>(window, std::move(functions))) {
  window.attach(*state_);
}

FramePump::~FramePump() = default;

void FramePump::set_fonts(const UiFonts& fonts) {
  ImGui::SetCurrentContext(state_->imgui);
  const std::span<const std::byte> files[] = {fonts.regular, fonts.semi_bold, fonts.bold};
  for (std::size_t i = 0; i < std::size(files); ++i) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    void* const data = const_cast<std::byte*>(files[i].data());
    state_->ui.fonts[i] = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
        data, static_cast<int>(files[i].size()), 0, &config);
  }
  state_->ui.box_of_em = box_of_em(fonts.regular);
  if (fonts.emoji != nullptr) {
    state_->emoji.emplace(*fonts.emoji, state_->ui.box_of_em);
    state_->ui.emoji = &*state_->emoji;
    for (ImFont* font : state_->ui.fonts) state_->emoji->join(*ImGui::GetIO().Fonts, *font);
  }
  state_->has_fonts = true;
  request();
}

void FramePump::request() { state_->request(); }
void FramePump::set_language(std::string_view tag) { state_->window.set_language(tag); }
Textures& FramePump::textures() { return *state_->renderer; }
const a11y::Tree& FramePump::tree() const { return state_->ui.tree; }
const host::View& FramePump::view() const { return state_->ui.view; }
const Theme& FramePump::theme() const { return state_->ui.theme; }
bool FramePump::drawing() const { return state_->renderer->ready(); }

}  // namespace bedside::ui

// Dear ImGui's test-engine hooks: every item submitted, by whatever way, must have been described.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext* imgui, ImGuiID id, const ImRect&,
                                 const ImGuiLastItemData*) {
  // Windows themselves are no items, and the one Dear ImGui keeps for lost items is never shown.
  const ImGuiWindow* window = imgui->CurrentWindow;
  const bool is_window =
      window && (window->ID == id || window->MoveId == id || window->IsFallbackWindow);
  if (id != 0 && !is_window) bedside::ui::context().tree.saw_item(id);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, ImGuiItemStatusFlags) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
