#include "cli/image.h"

#include <ostream>
#include <vector>

#include "base/utf8.h"
#include "cli/files.h"
#include "json/value.h"
#include "json/write.h"
#include "media/picture.h"

namespace bedside::cli {
namespace {

constexpr int all_well = 0;
constexpr int wrong_call = 2;

int complain(Error error, const std::string& file, Console console) {
  error.place = repair_utf8(file);
  console.err << "bedside: " << to_string(error) << '\n';
  return wrong_call;
}

Result<std::vector<std::byte>> read_picture(const std::string& file, Console console) {
  return read_file(file, console.in, media::DecodeLimits{}.max_bytes);
}

json::Value described(const media::PictureInfo& info) {
  const media::Metadata& found = info.metadata;
  return json::Object{{"format", media::format_name(info.format)},
                      {"width", info.width},
                      {"height", info.height},
                      {"bytes", info.bytes},
                      {"metadata", json::Object{{"gps", found.gps},
                                                {"camera", found.camera},
                                                {"time", found.time},
                                                {"xmp", found.xmp},
                                                {"iptc", found.iptc},
                                                {"thumbnail", found.thumbnail}}}};
}

int inspect_file(const std::string& file, Console console) {
  json::Value line = json::Object{{"file", repair_utf8(file)}};
  const Result<media::PictureInfo> info =
      read_picture(file, console).and_then([](const std::vector<std::byte>& bytes) {
        return media::inspect(bytes);
      });
  if (info) {
    for (json::Member& member : described(*info).members())
      line.set(member.key, std::move(member.value));
  } else {
    line.set("error", json::Object{{"code", error_code_name(info.error().code)},
                                   {"message", info.error().message}});
  }
  console.out << json::write(line, 0) << '\n';
  return info ? all_well : complain(info.error(), file, console);
}

int inspect_all(std::span<const std::string> files, Console console) {
  if (files.empty()) return inspect_file("-", console);
  int status = all_well;
  for (const std::string& file : files)
    if (inspect_file(file, console) != all_well) status = wrong_call;
  return status;
}

int clean_file(const std::string& in, const std::string& out, Console console) {
  const Result<std::vector<std::byte>> clean =
      read_picture(in, console).and_then([](const std::vector<std::byte>& bytes) {
        return media::clean(bytes);
      });
  if (!clean) return complain(clean.error(), in, console);
  if (out == "-") {
    console.out.write(reinterpret_cast<const char*>(clean->data()),
                      static_cast<std::streamsize>(clean->size()));
    return all_well;
  }
  if (const Result<void> written = write_file(out, *clean); !written)
    return complain(written.error(), out, console);
  return all_well;
}

}  // namespace

int run_image(std::span<const std::string> arguments, Console console) {
  const std::string verb = arguments.empty() ? "" : arguments.front();
  if (verb == "inspect") return inspect_all(arguments.subspan(1), console);
  if (verb == "clean" && arguments.size() == 3)
    return clean_file(arguments[1], arguments[2], console);
  console.err << "bedside: use `bedside image inspect FILE...` or `bedside image clean IN OUT`\n";
  return wrong_call;
}

}  // namespace bedside::cli
