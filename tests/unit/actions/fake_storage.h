#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "host/storage.h"

namespace bedside::test {

// A storage in memory that answers when the test says so, and can refuse.
class FakeStorage final : public host::Storage {
 public:
  host::StorageState state() const override { return state_; }
  void on_state_change(std::function<void()> changed) override {
    state_changed_ = std::move(changed);
  }
  void on_foreign_change(std::function<void()> changed) override { foreign_ = std::move(changed); }
  void load(std::function<void(Result<host::Journal>)> done) override {
    answers_.push_back([this, done = std::move(done)] { done(journal); });
  }
  void append(std::span<const std::byte> change,
              std::function<void(Result<std::uint64_t>)> done) override {
    write(host::RecordKind::Change, change, std::move(done));
  }
  void replace_snapshot(std::span<const std::byte> snapshot,
                        std::function<void(Result<std::uint64_t>)> done) override {
    write(host::RecordKind::Snapshot, snapshot, std::move(done));
  }
  bool flushed() const override { return answers_.empty(); }
  void put_blob(std::string_view name, std::span<const std::byte> bytes,
                std::function<void(Result<void>)> done) override {
    answers_.push_back([this, name = std::string(name),
                        copy = std::vector<std::byte>(bytes.begin(), bytes.end()),
                        done = std::move(done)] {
      if (refusal) return done(std::unexpected(*refusal));
      blobs[name] = copy;
      done({});
    });
  }
  void get_blob(std::string_view name,
                std::function<void(Result<std::vector<std::byte>>)> done) override {
    answers_.push_back([this, name = std::string(name), done = std::move(done)] {
      const auto found = blobs.find(name);
      if (found == blobs.end())
        done(fail(ErrorCode::FileUnreadable, "", "There is no such picture."));
      else
        done(found->second);
    });
  }
  void delete_blob(std::string_view, std::function<void(Result<void>)> done) override { done({}); }
  void list_blobs(std::function<void(Result<std::vector<std::string>>)> done) override {
    done(std::vector<std::string>{});
  }
  void take_over() override { set_state(host::StorageState::Writer); }
  void use(std::function<void(host::StorageUse)> done) override { done({}); }

  void set_state(host::StorageState state) {
    state_ = state;
    if (state_changed_) state_changed_();
  }
  // Answers everything that waits, and what the answers ask for.
  void answer() {
    while (!answers_.empty()) {
      const auto next = std::move(answers_.front());
      answers_.pop_front();
      next();
    }
  }

  host::Journal journal;
  std::map<std::string, std::vector<std::byte>> blobs;
  std::optional<Error> refusal;

 private:
  void write(host::RecordKind kind, std::span<const std::byte> bytes,
             std::function<void(Result<std::uint64_t>)> done) {
    answers_.push_back([this, kind, copy = std::vector<std::byte>(bytes.begin(), bytes.end()),
                        done = std::move(done)] {
      if (refusal) return done(std::unexpected(*refusal));
      const std::uint64_t sequence = journal.records.size() + 1;
      journal.records.push_back({sequence, kind, copy});
      done(sequence);
    });
  }

  host::StorageState state_ = host::StorageState::Writer;
  std::function<void()> state_changed_;
  std::function<void()> foreign_;
  std::deque<std::function<void()>> answers_;
};

}  // namespace bedside::test
