#include "cli/ndjson.h"

#include <string>

#include "json/parse.h"
#include "json/write.h"

namespace bedside::cli {
namespace {

constexpr std::size_t longest_line = 16u << 20;

// Reads up to the next line feed. False at the end of the stream.
bool read_line(std::istream& in, std::string& line) {
  if (!std::getline(in, line)) return false;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return true;
}

json::Value error_object(const Error& error, std::size_t line) {
  std::string message = error.message;
  if (!error.place.empty()) message = error.place + ": " + message;
  return json::Object{{"code", error_code_name(error.code)}, {"message", message}, {"line", line}};
}

Result<json::Value> answer(const std::string& line, const LineFunction& function, json::Value& id) {
  if (line.size() > longest_line)
    return fail(ErrorCode::JsonTooLarge, "", "A line has at most 16 MiB.");
  const Result<json::Value> input = json::parse(line);
  if (!input) return std::unexpected(input.error());
  if (!input->is_object())
    return fail(ErrorCode::InvalidValue, "", "Each line is one JSON object.");
  if (const json::Value* given = input->find("id")) id = *given;
  return function(*input);
}

}  // namespace

std::size_t run_ndjson(std::istream& in, std::ostream& out, const LineFunction& function) {
  std::string line;
  std::size_t bad = 0;
  for (std::size_t number = 1; read_line(in, line); ++number) {
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    json::Value id;
    Result<json::Value> result = answer(line, function, id);
    json::Value output;
    output.set("id", std::move(id));
    if (result) {
      for (auto& [key, value] : result->members()) output.set(key, std::move(value));
    } else {
      ++bad;
      output.set("error", error_object(result.error(), number));
    }
    out << json::write(output, 0) << '\n';
  }
  out.flush();
  return bad;
}

}  // namespace bedside::cli
