#include "host/web/page_storage.h"

#include <emscripten.h>

#include <cstring>
#include <utility>

#include "host/web/bridge.h"

// clang-format off
EM_JS(void, storage_load, (unsigned id), { Module.host.storage.load(id); })
EM_JS(void, storage_add, (unsigned id, int kind, const void* bytes, int size), {
  Module.host.storage.add(id, kind, HEAPU8.slice(bytes, bytes + size));
})
EM_JS(void, storage_put_blob, (unsigned id, const char* name, int length, const void* bytes, int size), {
  Module.host.storage.putBlob(id, UTF8ToString(name, length), HEAPU8.slice(bytes, bytes + size));
})
EM_JS(void, storage_get_blob, (unsigned id, const char* name, int length), {
  Module.host.storage.getBlob(id, UTF8ToString(name, length));
})
EM_JS(void, storage_delete_blob, (unsigned id, const char* name, int length), {
  Module.host.storage.deleteBlob(id, UTF8ToString(name, length));
})
EM_JS(void, storage_list_blobs, (unsigned id), { Module.host.storage.listBlobs(id); })
EM_JS(void, storage_take_over, (), { Module.host.storage.takeOver(); })
EM_JS(void, storage_use, (unsigned id), { Module.host.storage.use(id); })
// clang-format on

namespace bedside::host::web {

namespace {

constexpr std::string_view place = "storage";

std::uint64_t read_number(std::span<const std::byte> bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  if (at + size <= bytes.size()) std::memcpy(&value, bytes.data() + at, size);
  return value;
}

// Damaged count, then for each record: sequence (8), kind (1), size (4), bytes.
Journal read_journal(std::span<const std::byte> bytes) {
  Journal journal;
  journal.damaged = read_number(bytes, 0, 4);
  for (std::size_t at = 4; at + 13 <= bytes.size();) {
    Record record;
    record.sequence = read_number(bytes, at, 8);
    record.kind = read_number(bytes, at + 8, 1) == 0 ? RecordKind::Snapshot : RecordKind::Change;
    const std::size_t size = read_number(bytes, at + 9, 4);
    const auto body = bytes.subspan(at + 13, std::min(size, bytes.size() - at - 13));
    record.bytes.assign(body.begin(), body.end());
    at += 13 + size;
    journal.records.push_back(std::move(record));
  }
  return journal;
}

Answer plain_answer(std::function<void(Result<void>)> done) {
  return [done = std::move(done)](int status, std::span<const std::byte>) {
    if (status == 0)
      done({});
    else
      done(std::unexpected(error_of(status, place)));
  };
}

class PageStorage final : public Storage {
 public:
  StorageState state() const override { return state_; }
  void on_state_change(std::function<void()> changed) override { changed_ = std::move(changed); }
  void on_foreign_change(std::function<void()> changed) override { foreign_ = std::move(changed); }

  void load(std::function<void(Result<Journal>)> done) override {
    storage_load(expect([done = std::move(done)](int status, std::span<const std::byte> bytes) {
      if (status == 0)
        done(read_journal(bytes));
      else
        done(std::unexpected(error_of(status, place)));
    }));
  }

  void append(std::span<const std::byte> change,
              std::function<void(Result<std::uint64_t>)> done) override {
    add(RecordKind::Change, change, std::move(done));
  }
  void replace_snapshot(std::span<const std::byte> snapshot,
                        std::function<void(Result<std::uint64_t>)> done) override {
    add(RecordKind::Snapshot, snapshot, std::move(done));
  }
  bool flushed() const override { return under_way_ == 0; }

  void put_blob(std::string_view name, std::span<const std::byte> bytes,
                std::function<void(Result<void>)> done) override {
    storage_put_blob(expect(plain_answer(std::move(done))), name.data(), int(name.size()),
                     bytes.data(), int(bytes.size()));
  }
  void get_blob(std::string_view name,
                std::function<void(Result<std::vector<std::byte>>)> done) override {
    const auto answer = [done = std::move(done)](int status, std::span<const std::byte> bytes) {
      if (status == 0)
        done(std::vector(bytes.begin(), bytes.end()));
      else
        done(std::unexpected(error_of(status, place)));
    };
    storage_get_blob(expect(answer), name.data(), int(name.size()));
  }
  void delete_blob(std::string_view name, std::function<void(Result<void>)> done) override {
    storage_delete_blob(expect(plain_answer(std::move(done))), name.data(), int(name.size()));
  }
  void list_blobs(std::function<void(Result<std::vector<std::string>>)> done) override {
    storage_list_blobs(
        expect([done = std::move(done)](int status, std::span<const std::byte> bytes) {
          if (status != 0) return done(std::unexpected(error_of(status, place)));
          std::vector<std::string> names;
          std::string_view rest = text_of(bytes);
          while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            names.emplace_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
          }
          done(std::move(names));
        }));
  }

  void take_over() override { storage_take_over(); }
  void use(std::function<void(StorageUse)> done) override {
    storage_use(expect([done = std::move(done)](int, std::span<const std::byte> bytes) {
      done({read_number(bytes, 0, 8), read_number(bytes, 8, 8), read_number(bytes, 16, 1) != 0});
    }));
  }

  // From the page.
  void set_state(StorageState state) {
    state_ = state;
    if (changed_) changed_();
  }
  void foreign_change() {
    if (foreign_) foreign_();
  }

 private:
  void add(RecordKind kind, std::span<const std::byte> bytes,
           std::function<void(Result<std::uint64_t>)> done) {
    ++under_way_;
    const auto answer = [this, done = std::move(done)](int status,
                                                       std::span<const std::byte> sequence) {
      --under_way_;
      if (status == 0)
        done(read_number(sequence, 0, 8));
      else
        done(std::unexpected(error_of(status, place)));
    };
    storage_add(expect(answer), static_cast<int>(kind), bytes.data(), int(bytes.size()));
  }

  StorageState state_ = StorageState::Opening;
  std::function<void()> changed_;
  std::function<void()> foreign_;
  std::size_t under_way_ = 0;
};

PageStorage& page_storage() {
  static PageStorage storage;
  return storage;
}

}  // namespace

Storage& storage() { return page_storage(); }

}  // namespace bedside::host::web

extern "C" {

EMSCRIPTEN_KEEPALIVE void bedside_storage_state(int state) {
  bedside::host::web::page_storage().set_state(static_cast<bedside::host::StorageState>(state));
}

EMSCRIPTEN_KEEPALIVE void bedside_storage_changed() {
  bedside::host::web::page_storage().foreign_change();
}

}  // extern "C"
