#version 300 es
// Triangles of the interface: CSS pixels to clip space, y down.
precision highp float;

uniform vec2 pixels_to_clip;

layout(location = 0) in vec2 position;
layout(location = 1) in vec2 texture_position;
layout(location = 2) in vec4 color;

out vec2 fragment_texture_position;
out vec4 fragment_color;

void main() {
  fragment_texture_position = texture_position;
  fragment_color = color;
  gl_Position = vec4(position * pixels_to_clip + vec2(-1.0, 1.0), 0.0, 1.0);
}
