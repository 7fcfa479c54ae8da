#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "host/web/bridge.h"
#include "host/web/host.h"

// The element itself is in web/text_field.js. UTF-16 offsets end here.
// clang-format off
EM_JS(char*, post_attach, (int* size), {
  const bytes = Module.host.postField.attach();
  const place = _malloc(bytes.length || 1);
  HEAPU8.set(bytes, place);
  HEAP32[size >> 2] = bytes.length;
  return place;
})
EM_JS(void, post_selection, (int* both), {
  const selection = Module.host.postField.selection();
  HEAP32[both >> 2] = selection[0];
  HEAP32[(both >> 2) + 1] = selection[1];
})
EM_JS(void, post_set_text, (const char* text, int size, int start, int end), {
  Module.host.postField.setText(UTF8ToString(text, size), start, end);
})
EM_JS(void, post_set_marks, (const int* values, int count), {
  Module.host.postField.setMarks(HEAP32.slice(values >> 2, (values >> 2) + count));
})
EM_JS(void, post_set_behind_fold, (int start, int end), { Module.host.postField.setBehindFold(start, end); })
EM_JS(void, post_select, (int start, int end, int focus), { Module.host.postField.select(start, end, !!focus); })
EM_JS(void, post_open, (unsigned mark), { Module.host.postField.openExplanation(mark); })
EM_JS(void, post_close, (), { Module.host.postField.closeExplanation(); })
EM_JS(void, post_set_language, (const char* tag, int size), { Module.host.postField.setLanguage(UTF8ToString(tag, size)); })
EM_JS(void, post_set_read_only, (int read_only), { Module.host.postField.setReadOnly(!!read_only); })
EM_JS(void, post_set_placeholder, (const char* text, int size), { Module.host.postField.setPlaceholder(UTF8ToString(text, size)); })
EM_JS(int, post_composing, (), { return Module.host.postField.composing() ? 1 : 0; })
// clang-format on

namespace bedside::host::web {

namespace {

// What was replaced when `before` became `after`, whole code points.
TextEdit edit_between(std::string_view before, std::string_view after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  while (head > 0 && ((head < before.size() && continues(before[head])) ||
                      (head < after.size() && continues(after[head]))))
    --head;
  std::size_t tail = 0;
  while (tail < shorter - head &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  while (tail > 0 && continues(after[after.size() - tail])) --tail;
  return {head, before.size() - head - tail, after.size() - head - tail};
}

class PagePostField final : public PostField {
 public:
  std::string attach(PostFieldHandler& handler) override {
    int size = 0;
    char* const bytes = post_attach(&size);
    text_ = repair_utf8({bytes, static_cast<std::size_t>(size)});
    std::free(bytes);
    handler_ = &handler;
    int both[2] = {0, 0};
    post_selection(both);
    remember_selection(both[0], both[1]);
    return text_;
  }

  void set_text(std::string_view text, TextSpan selection) override {
    text_ = text;
    selection_ = selection;
    marks_stale_ = fold_stale_ = true;
    const Utf16Offsets offsets(text_);
    post_set_text(text_.data(), static_cast<int>(text_.size()), unit(offsets, selection.begin),
                  unit(offsets, selection.end));
  }
  const std::string& text() const override { return text_; }
  TextSpan selection() const override { return selection_; }

  void select(TextSpan selection, bool focus) override {
    selection_ = selection;
    const Utf16Offsets offsets(text_);
    post_select(unit(offsets, selection.begin), unit(offsets, selection.end), focus);
  }

  void set_marks(std::span<const Mark> marks) override {
    if (!marks_stale_ && std::ranges::equal(marks, marks_)) return;
    marks_stale_ = false;
    marks_.assign(marks.begin(), marks.end());
    const Utf16Offsets offsets(text_);
    std::vector<int> values;
    values.reserve(4 * marks.size());
    for (const Mark& mark : marks) {
      if (mark.span.begin >= mark.span.end || mark.span.end > text_.size()) continue;
      values.push_back(unit(offsets, mark.span.begin));
      values.push_back(unit(offsets, mark.span.end));
      values.push_back(static_cast<int>(mark.kind));
      values.push_back(static_cast<int>(mark.id));
    }
    post_set_marks(values.data(), static_cast<int>(values.size()));
  }

  void set_behind_fold(TextSpan span) override {
    if (!fold_stale_ && span == behind_fold_) return;
    fold_stale_ = false;
    behind_fold_ = span;
    const bool none = span.empty() || span.end > text_.size();
    const Utf16Offsets offsets(text_);
    post_set_behind_fold(none ? 0 : unit(offsets, span.begin), none ? 0 : unit(offsets, span.end));
  }

  void open_explanation(std::uint32_t mark) override { post_open(mark); }
  void close_explanation() override { post_close(); }
  void set_language(std::string_view tag) override {
    if (tag == language_) return;
    language_ = tag;
    post_set_language(tag.data(), static_cast<int>(tag.size()));
  }
  void set_read_only(bool read_only) override {
    if (read_only == read_only_) return;
    read_only_ = read_only;
    post_set_read_only(read_only);
  }
  void set_placeholder(std::string_view text) override {
    post_set_placeholder(text.data(), static_cast<int>(text.size()));
  }
  bool composing() const override { return post_composing() != 0; }

  // From the page.
  void typed(std::string_view text, int start, int end) {
    const TextEdit edit = edit_between(text_, text);
    text_ = text;
    marks_stale_ = fold_stale_ = true;
    remember_selection(start, end);
    if (handler_) handler_->on_edit(text_, edit, selection_);
  }
  void selected(int start, int end) {
    remember_selection(start, end);
    if (handler_) handler_->on_select(selection_);
  }
  PostFieldHandler* handler() const { return handler_; }

 private:
  static int unit(const Utf16Offsets& offsets, std::size_t byte) {
    return static_cast<int>(offsets.from_byte(byte));
  }
  void remember_selection(int start, int end) {
    const Utf16Offsets offsets(text_);
    selection_ = {offsets.to_byte(static_cast<std::size_t>(std::max(0, start))),
                  offsets.to_byte(static_cast<std::size_t>(std::max(0, end)))};
  }

  PostFieldHandler* handler_ = nullptr;
  std::string text_;
  TextSpan selection_;
  std::vector<Mark> marks_;
  bool marks_stale_ = false;  // those on screen lie where they lay before the text changed
  TextSpan behind_fold_;
  bool fold_stale_ = false;
  std::string language_;
  bool read_only_ = false;
};

PagePostField& page_post_field() {
  static PagePostField field;
  return field;
}

std::string to_json(const Explanation& explanation) {
  std::string out = "{\"title\":";
  append_json(out, explanation.title);
  out += ",\"message\":";
  append_json(out, explanation.message);
  out += ",\"source\":";
  append_json(out, explanation.source);
  out += ",\"close\":";
  append_json(out, explanation.close);
  out += ",\"choices\":[";
  for (const Explanation::Choice& choice : explanation.choices) {
    if (out.back() != '[') out += ',';
    out += "{\"action\":" + std::to_string(choice.action) + ",\"label\":";
    append_json(out, choice.label);
    out += '}';
  }
  return out + "]}";
}

}  // namespace

PostField& post_field() { return page_post_field(); }

}  // namespace bedside::host::web

using bedside::host::web::page_post_field;

extern "C" {

EMSCRIPTEN_KEEPALIVE void bedside_post_input(int start, int end, char* bytes, std::size_t size) {
  const std::string text = bedside::repair_utf8({bytes, size});
  std::free(bytes);
  page_post_field().typed(text, start, end);
}

EMSCRIPTEN_KEEPALIVE void bedside_post_select(int start, int end) {
  page_post_field().selected(start, end);
}

EMSCRIPTEN_KEEPALIVE void bedside_post_undo(int redo) {
  auto* handler = page_post_field().handler();
  if (!handler) return;
  if (redo)
    handler->on_redo();
  else
    handler->on_undo();
}

// JSON of the explanation, valid until the next call.
EMSCRIPTEN_KEEPALIVE const char* bedside_post_explain(std::uint32_t mark) {
  static std::string answer;
  auto* handler = page_post_field().handler();
  answer = handler ? bedside::host::web::to_json(handler->explain(mark)) : "null";
  return answer.c_str();
}

EMSCRIPTEN_KEEPALIVE void bedside_post_choice(std::uint32_t mark, std::uint32_t action) {
  if (auto* handler = page_post_field().handler()) handler->on_choice(mark, action);
}

}  // extern "C"
