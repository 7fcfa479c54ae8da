#include "review/review_file.h"

#include <format>
#include <span>

#include "base/base64.h"
#include "base/sha256.h"
#include "base/utf8.h"

namespace bedside::review {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #16212e; --mute: #566475; --page: #f4f6f8; --card: #fff; --line: #e3e8ee; --block: #b3261e; --review: #8a5a00; --advice: #1b5fc1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7edf2; --mute: #a3b1be; --page: #0f151a; --card: #1a242c; --line: #2b3843; --block: #ff9b92; --review: #f0c36b; --advice: #8db8ff; } }
* { box-sizing: border-box; }
body { margin: 0; padding: 24px 16px 48px; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 1100px; margin: 0 auto; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; overflow-wrap: anywhere; }
h2 { font-size: 18px; margin: 32px 0 8px; }
h3 { font-size: 15px; margin: 0 0 4px; }
p { margin: 0 0 6px; }
.mute { color: var(--mute); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 12px 0 0; }
dt { color: var(--mute); }
dd { margin: 0; overflow-wrap: anywhere; }
.posts { display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px; break-inside: avoid; }
.posts .card { width: min(100%, 456px); }
.card img { display: block; max-width: 100%; height: auto; margin: 8px 0; border-radius: 8px; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border-top: 1px solid var(--line); margin: 8px 0 0; padding: 8px 0 0; }
.finding { border-left: 4px solid var(--advice); margin: 0 0 10px; padding: 10px 16px; }
.finding.block { border-left-color: var(--block); }
.finding.review { border-left-color: var(--review); }
.block h3 { color: var(--block); }
.review h3 { color: var(--review); }
.advice h3 { color: var(--advice); }
ol, ul { margin: 0; padding-left: 24px; }
@media print { body { background: none; padding: 0; } }
)css";

// The policy wants the hash of what stands between the tags.
std::string style_hash() {
  const Sha256Digest digest = sha256(style);
  return base64_encode(std::as_bytes(std::span(digest)));
}

void line(std::string& out, std::string_view text, std::string_view kind = {}) {
  if (text.empty()) return;
  out += kind.empty() ? std::string("<p>") : std::format("<p class=\"{}\">", kind);
  out += escape_html(text) + "</p>\n";
}

void heading(std::string& out, std::string_view text) {
  out += "<h2>" + escape_html(text) + "</h2>\n";
}

void add_post(std::string& out, const ReviewFile& file, const ReviewFile::Post& post) {
  out += "<section class=\"card\">\n<h3>" + escape_html(post.heading) + "</h3>\n";
  for (const std::string& note : post.notes) line(out, note, "mute");
  for (const ReviewFile::Picture& picture : post.previews)
    out += std::format(
        "<img width=\"{}\" height=\"{}\" alt=\"{}\" src=\"data:image/png;base64,{}\">\n",
        picture.width, picture.height, escape_html(picture.alternative),
        escape_html(picture.png_base64));
  const std::string language = file.text_language.empty()
                                   ? ""
                                   : std::format(" lang=\"{}\"", escape_html(file.text_language));
  for (const std::string& text : post.texts)
    out +=
        std::format("<div class=\"text\" dir=\"auto\"{}>{}</div>\n", language, escape_html(text));
  out += "</section>\n";
}

void add_finding(std::string& out, const ReviewFile::Finding& finding) {
  const bool known = finding.severity == "block" || finding.severity == "review";
  out += std::format("<section class=\"card finding {}\">\n<h3>{}</h3>\n",
                     known ? finding.severity : "advice", escape_html(finding.heading));
  if (!finding.excerpt.empty())
    out += "<p dir=\"auto\">“" + escape_html(finding.excerpt) + "”</p>\n";
  for (const std::string& text : finding.lines) line(out, text, "mute");
  out += "</section>\n";
}

void add_list(std::string& out, std::string_view title, const std::vector<std::string>& items) {
  if (items.empty()) return;
  heading(out, title);
  out += "<ol>\n";
  for (const std::string& item : items) out += "<li dir=\"auto\">" + escape_html(item) + "</li>\n";
  out += "</ol>\n";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    const bool control = (point.value < 0x20 && point.value != '\n' && point.value != '\t') ||
                         (point.value >= 0x7F && point.value < 0xA0);
    switch (point.value) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        append_utf8(out, control ? replacement_character : point.value);
    }
  }
  return out;
}

std::string review_html(const ReviewFile& file) {
  std::string out =
      std::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                  escape_html(file.language));
  out += std::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n",
      style_hash());
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" "
      "content=\"noindex\">\n";
  out += "<title>" + escape_html(file.title) + "</title>\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n<main>\n";
  out += "<h1 dir=\"auto\">" + escape_html(file.title) + "</h1>\n";
  for (const std::string& text : file.lines) line(out, text, "mute");
  if (!file.facts.empty()) {
    out += "<dl>\n";
    for (const auto& [name, value] : file.facts)
      out += "<dt>" + escape_html(name) + "</dt><dd dir=\"auto\">" + escape_html(value) + "</dd>\n";
    out += "</dl>\n";
  }
  heading(out, file.posts_heading);
  out += "<div class=\"posts\">\n";
  for (const ReviewFile::Post& post : file.posts) add_post(out, file, post);
  out += "</div>\n";
  heading(out, file.findings_heading);
  for (const std::string& text : file.findings_lines) line(out, text);
  for (const ReviewFile::Finding& finding : file.findings) add_finding(out, finding);
  add_list(out, file.pictures_heading, file.pictures);
  add_list(out, file.log_heading, file.log);
  out += "</main>\n</body>\n</html>\n";
  return out;
}

}  // namespace bedside::review
