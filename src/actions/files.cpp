// Files that a person opens or saves. A file that cannot be used gets one sentence and changes
// nothing.

#include <algorithm>
#include <memory>
#include <utility>

#include "actions/app.h"
#include "base/base64.h"
#include "bundle/bundle.h"
#include "json/parse.h"
#include "json/write.h"
#include "model/serial.h"

namespace bedside::actions {
namespace {

using model::Content;

constexpr std::size_t largest_file_bytes = 64u << 20;
constexpr std::string_view pictures_accept = "image/png,image/jpeg,image/gif";
constexpr std::string_view files_accept = ".json,image/png,image/jpeg,image/gif";

bool looks_like_json(std::span<const std::byte> bytes) {
  for (const std::byte byte : bytes) {
    const auto c = std::to_integer<char>(byte);
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    return c == '{' || c == '[';
  }
  return false;
}

}  // namespace

void App::add_pictures() {
  services_.open_files({std::string(pictures_accept), true, largest_file_bytes},
                       [this](Result<std::vector<host::OpenedFile>> files) {
                         if (files)
                           open_files(std::move(*files));
                         else
                           notify(files.error());
                       });
}

void App::open_file() {
  services_.open_files({std::string(files_accept), true, largest_file_bytes},
                       [this](Result<std::vector<host::OpenedFile>> files) {
                         if (files)
                           open_files(std::move(*files));
                         else
                           notify(files.error());
                       });
}

void App::open_failed(const Error& error) { notify(error); }

void App::open_files(std::vector<host::OpenedFile> files) {
  if (read_only()) {
    notify(Error{ErrorCode::StorageReadOnly, "", "", 0, 0});
    return;
  }
  for (const host::OpenedFile& file : files) {
    if (looks_like_json(file.bytes))
      open_document(file);
    else
      open_picture(file);
  }
}

void App::open_picture(const host::OpenedFile& file) {
  Result<model::Picture> picture = media_.import(file.bytes);
  if (!picture) {
    notify(picture.error());
    return;
  }
  const bool removed = !picture->removed.empty();
  edit("undo.add-picture", [&](Content& content) {
    content.pictures.push_back(*picture);
    view_.picture = static_cast<int>(content.pictures.size()) - 1;
  });
  if (removed) {
    std::string what;
    for (const std::string& part : picture->removed) what += (what.empty() ? "" : ",") + part;
    notify(Notice::Kind::Info, "notice.metadata-removed", {{"parts", what}});
  }
}

void App::open_document(const host::OpenedFile& file) {
  const std::string_view text(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  const Result<json::Value> value = json::parse(text);
  if (!value) {
    notify(value.error());
    return;
  }
  const std::string_view format = value->string_or("format", "");
  if (format.starts_with("bedside/draft/")) {
    Result<model::Draft> draft = model::draft_from_json(*value);
    if (!draft) return notify(draft.error());
    add_draft(std::move(draft->content), "undo.open");
    notify(Notice::Kind::Success, "notice.opened-draft");
  } else if (format.starts_with("bedside/workspace/")) {
    Result<model::Workspace> workspace = model::workspace_from_json(*value);
    if (!workspace) return notify(workspace.error());
    for (const auto& [id, encoded] : value->object_of("media"))
      if (const auto bytes = base64_decode(encoded.as_string());
          !bytes || !media_.adopt(id, *bytes))
        return notify(Error{ErrorCode::PictureCorrupt, "media", "", 0, 0});
    // Added to what is here: a workspace file never replaces anything.
    const std::size_t count = workspace->drafts.size();
    for (model::Draft& draft : workspace->drafts)
      if (!draft.trashed) add_draft(std::move(draft.content), "undo.open");
    notify(Notice::Kind::Success, "notice.opened-workspace", {{"count", std::to_string(count)}});
  } else if (format.starts_with("bedside/pack/")) {
    view_.screen = "policy";
    view_.policy_tab = "own";
    if (adopt_pack(*value, true)) notify(Notice::Kind::Success, "own.imported");
  } else if (format.starts_with("bedside/bundle/")) {
    const Result<json::Value> schema = catalog_.schema_json("bundle-1.schema");
    if (!schema) return notify(schema.error());
    Result<bundle::Opened> opened = bundle::read_bundle(*value, *schema);
    if (!opened) return notify(opened.error());
    for (const bundle::OpenedPicture& picture : opened->pictures)
      if (!media_.adopt(picture.id, picture.bytes))
        return notify(Error{ErrorCode::PictureCorrupt, "content/media", "", 0, 0});
    add_draft(std::move(opened->content), "undo.open");
    notify(Notice::Kind::Success, "notice.opened-bundle");
  } else {
    notify(Error{ErrorCode::UnknownFormat, "format", "", 0, 0});
  }
}

// The pictures of all drafts are read one after the other, then everything is one file.
void App::download_workspace() {
  auto wanted = std::make_shared<std::vector<std::string>>();
  for (const model::Draft& draft : workspace_.drafts)
    for (const model::Picture& picture : draft.content.pictures)
      if (!std::ranges::contains(*wanted, picture.id)) wanted->push_back(picture.id);
  collect_pictures(std::move(wanted), std::make_shared<json::Object>());
}

void App::collect_pictures(std::shared_ptr<std::vector<std::string>> wanted,
                           std::shared_ptr<json::Object> files) {
  if (!wanted->empty()) {
    const std::string id = wanted->back();
    wanted->pop_back();
    media_.fetch(id, [this, id, wanted, files](Result<std::vector<std::byte>> bytes) {
      // A picture that cannot be read must not keep the texts from being saved.
      if (bytes) files->push_back({id, base64_encode(*bytes)});
      collect_pictures(wanted, files);
    });
    return;
  }
  json::Value file = model::to_json(workspace_);
  if (!files->empty()) file.set("media", std::move(*files));
  const std::string text = json::write(file);
  services_.save_file("bedside-workspace.json", "application/json", std::as_bytes(std::span(text)),
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "notice.workspace-saved");
                        else
                          notify(saved.error());
                      });
}

}  // namespace bedside::actions
