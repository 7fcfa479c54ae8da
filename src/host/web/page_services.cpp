#include <emscripten.h>

#include <cstring>
#include <map>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "host/web/bridge.h"
#include "host/web/host.h"
#include "host/web/page_storage.h"

// The other half is web/files.js, web/offline.js and web/input.js.
// clang-format off
EM_JS(double, clock_now, (), { return Date.now(); })
EM_JS(double, clock_running, (), { return performance.now(); })
EM_JS(int, clock_offset, (double at), { return -new Date(at).getTimezoneOffset(); })
EM_JS(char*, clock_zone, (), {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  const size = lengthBytesUTF8(name) + 1;
  const place = _malloc(size);
  stringToUTF8(name, place, size);
  return place;
})
EM_JS(char*, page_languages, (), {
  const names = navigator.languages.join(',');
  const size = lengthBytesUTF8(names) + 1;
  const place = _malloc(size);
  stringToUTF8(names, place, size);
  return place;
})
EM_JS(void, page_random, (void* out, int size), {
  crypto.getRandomValues(HEAPU8.subarray(out, out + size));
})
EM_JS(void, files_save, (unsigned id, const char* name, int length, const char* type, int type_length, const void* bytes, int size), {
  Module.host.files.save(id, UTF8ToString(name, length), UTF8ToString(type, type_length), HEAPU8.slice(bytes, bytes + size));
})
EM_JS(void, files_open, (unsigned id, const char* accept, int length, int multiple, double limit), {
  Module.host.files.open(id, UTF8ToString(accept, length), !!multiple, limit);
})
EM_JS(void, files_receive, (unsigned id, double limit), { Module.host.files.receive(id, limit); })
EM_JS(void, files_copy, (unsigned id, const char* text, int size), { Module.host.files.copy(id, UTF8ToString(text, size)); })
EM_JS(void, files_copy_picture, (unsigned id, const void* bytes, int size), { Module.host.files.copyPicture(id, HEAPU8.slice(bytes, bytes + size)); })
EM_JS(void, page_print, (const char* sheet, int size), { Module.host.paper.print(UTF8ToString(sheet, size)); })
EM_JS(void, files_site, (unsigned id, const char* path, int size), { Module.host.files.site(id, UTF8ToString(path, size)); })
EM_JS(void, files_kept, (unsigned id, const char* path, int size), { Module.host.files.kept(id, UTF8ToString(path, size)); })
EM_JS(void, page_idle, (unsigned id), { Module.host.files.idle(id); })
EM_JS(unsigned, page_after, (unsigned id, int delay), { return Module.host.files.after(id, delay); })
EM_JS(void, page_cancel, (unsigned timer), { Module.host.files.cancel(timer); })
EM_JS(int, offline_state, (), { return Module.host.offline.state(); })
EM_JS(void, offline_apply_update, (), { Module.host.offline.applyUpdate(); })
EM_JS(void, page_announce, (const char* text, int size, int assertive), { Module.host.input.announce(UTF8ToString(text, size), !!assertive); })
// clang-format on

namespace bedside::host::web {

namespace {

std::string take_text(char* text) {
  std::string out = text;
  std::free(text);
  return out;
}

std::uint32_t read_size(std::span<const std::byte> bytes, std::size_t at) {
  std::uint32_t value = 0;
  if (at + 4 <= bytes.size()) std::memcpy(&value, bytes.data() + at, 4);
  return value;
}

// As `pack` in web/files.js writes it.
std::vector<OpenedFile> read_files(std::span<const std::byte> bytes) {
  std::vector<OpenedFile> files(read_size(bytes, 0));
  std::size_t at = 4;
  for (OpenedFile& file : files) {
    const std::size_t name = read_size(bytes, at), type = read_size(bytes, at + 4);
    const std::size_t size = read_size(bytes, at + 8);
    at += 12;
    file.name = repair_utf8(text_of(bytes.subspan(at, name)));
    file.media_type = text_of(bytes.subspan(at + name, type));
    const auto body = bytes.subspan(at + name + type, size);
    file.bytes.assign(body.begin(), body.end());
    at += name + type + size;
  }
  return files;
}

Answer files_answer(std::function<void(Result<std::vector<OpenedFile>>)> done) {
  return [done = std::move(done)](int status, std::span<const std::byte> bytes) {
    if (status == 0)
      done(read_files(bytes));
    else
      done(std::unexpected(error_of(status, "file")));
  };
}

Answer bytes_answer(std::function<void(Result<std::vector<std::byte>>)> done, std::string path) {
  return [done = std::move(done), path = std::move(path)](int status,
                                                          std::span<const std::byte> bytes) {
    if (status == 0)
      done(std::vector(bytes.begin(), bytes.end()));
    else
      done(std::unexpected(error_of(status, path)));
  };
}

Answer plain_answer(std::function<void(Result<void>)> done, std::string_view place) {
  return [done = std::move(done), place](int status, std::span<const std::byte>) {
    if (status == 0)
      done({});
    else
      done(std::unexpected(error_of(status, place)));
  };
}

void append_lines(std::string& out, const std::vector<std::string>& lines) {
  out += '[';
  for (const std::string& line : lines) {
    if (out.back() != '[') out += ',';
    append_json(out, line);
  }
  out += ']';
}

// As web/paper.js reads it.
std::string to_json(const PrintSheet& sheet) {
  std::string out = "{\"title\":";
  append_json(out, sheet.title);
  out += ",\"language\":";
  append_json(out, sheet.language);
  out += ",\"lines\":";
  append_lines(out, sheet.lines);
  out += ",\"items\":[";
  for (const PrintSheet::Item& item : sheet.items) {
    if (out.back() != '[') out += ',';
    out += "{\"title\":";
    append_json(out, item.title);
    out += ",\"picture\":";
    append_json(out, item.picture);
    out += ",\"alt\":";
    append_json(out, item.alternative);
    out += ",\"width\":" + std::to_string(static_cast<int>(item.width)) + ",\"lines\":";
    append_lines(out, item.lines);
    out += '}';
  }
  return out + "]}";
}

class PageServices final : public Services {
 public:
  std::int64_t now_ms() const override { return static_cast<std::int64_t>(clock_now()); }
  double monotonic_ms() const override { return clock_running(); }
  int utc_offset_minutes(std::int64_t at_ms) const override {
    return clock_offset(static_cast<double>(at_ms));
  }
  std::string time_zone() const override { return take_text(clock_zone()); }
  std::vector<std::string> languages() const override {
    std::vector<std::string> tags;
    const std::string all = take_text(page_languages());
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find(',', at), all.size());
      tags.push_back(all.substr(at, end - at));
      at = end + 1;
    }
    return tags;
  }
  void random_bytes(std::span<std::byte> out) override {
    page_random(out.data(), static_cast<int>(out.size()));
  }
  Storage& storage() override { return web::storage(); }

  void save_file(std::string_view name, std::string_view media_type,
                 std::span<const std::byte> bytes,
                 std::function<void(Result<void>)> done) override {
    files_save(expect(plain_answer(std::move(done), "file")), name.data(), int(name.size()),
               media_type.data(), int(media_type.size()), bytes.data(), int(bytes.size()));
  }
  void open_files(const OpenOptions& options,
                  std::function<void(Result<std::vector<OpenedFile>>)> done) override {
    files_open(expect(files_answer(std::move(done))), options.accept.data(),
               int(options.accept.size()), options.multiple, double(options.byte_limit));
  }
  void on_files(std::size_t byte_limit,
                std::function<void(Result<std::vector<OpenedFile>>)> receive) override {
    files_receive(expect(files_answer(std::move(receive)), true), double(byte_limit));
  }
  void copy_text(std::string_view text, std::function<void(Result<void>)> done) override {
    files_copy(expect(plain_answer(std::move(done), "clipboard")), text.data(), int(text.size()));
  }
  void copy_picture(std::span<const std::byte> png,
                    std::function<void(Result<void>)> done) override {
    files_copy_picture(expect(plain_answer(std::move(done), "clipboard")), png.data(),
                       int(png.size()));
  }
  void print(const PrintSheet& sheet) override {
    const std::string json = to_json(sheet);
    page_print(json.data(), int(json.size()));
  }
  void load_site_file(std::string_view path,
                      std::function<void(Result<std::vector<std::byte>>)> done) override {
    files_site(expect(bytes_answer(std::move(done), std::string(path))), path.data(),
               int(path.size()));
  }
  void load_kept_file(std::string_view path,
                      std::function<void(Result<std::vector<std::byte>>)> done) override {
    files_kept(expect(bytes_answer(std::move(done), std::string(path))), path.data(),
               int(path.size()));
  }

  void request_idle(std::function<bool(double)> slice) override {
    const std::uint32_t id = next_slice_++;
    slices_[id] = std::move(slice);
    page_idle(id);
  }
  std::uint32_t after(int delay_ms, std::function<void()> call) override {
    // The page may use any number for its timer; ours is that of the waiting call.
    const auto made = std::make_shared<std::uint32_t>(0);
    const std::uint32_t id = expect([this, made, call = std::move(call)](int, auto) {
      timers_.erase(*made);
      call();
    });
    *made = id;
    timers_[id] = page_after(id, delay_ms);
    return id;
  }
  void cancel(std::uint32_t timer) override {
    const auto found = timers_.find(timer);
    if (found == timers_.end()) return;
    page_cancel(found->second);
    forget(timer);
    timers_.erase(found);
  }

  OfflineState offline_state() const override {
    return static_cast<OfflineState>(::offline_state());
  }
  void on_offline_change(std::function<void()> changed) override {
    offline_changed_ = std::move(changed);
  }
  void apply_update() override { offline_apply_update(); }
  void announce(std::string_view text, Urgency urgency) override {
    page_announce(text.data(), int(text.size()), urgency == Urgency::Assertive);
  }

  // From the page.
  void idle(std::uint32_t id, double budget_ms) {
    const auto found = slices_.find(id);
    if (found == slices_.end()) return;
    // The slice may ask for another one, so it stays where it is meanwhile.
    const std::function<bool(double)> slice = found->second;
    if (slice(budget_ms))
      page_idle(id);
    else
      slices_.erase(id);
  }
  void offline_change() {
    if (offline_changed_) offline_changed_();
  }

 private:
  std::map<std::uint32_t, std::function<bool(double)>> slices_;
  std::uint32_t next_slice_ = 1;
  std::map<std::uint32_t, std::uint32_t> timers_;
  std::function<void()> offline_changed_;
};

PageServices& page_services() {
  static PageServices services;
  return services;
}

}  // namespace

Services& services() { return page_services(); }

}  // namespace bedside::host::web

extern "C" {

EMSCRIPTEN_KEEPALIVE void bedside_idle(std::uint32_t id, double budget_ms) {
  bedside::host::web::page_services().idle(id, budget_ms);
}

EMSCRIPTEN_KEEPALIVE void bedside_offline_state(int) {
  bedside::host::web::page_services().offline_change();
}

}  // extern "C"
