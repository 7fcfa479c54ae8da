#version 300 es
// Colour of a triangle times its texture: the glyph atlas or a picture, straight alpha.
precision mediump float;

uniform sampler2D pixels;

in vec2 fragment_texture_position;
in vec4 fragment_color;

layout(location = 0) out vec4 result;

void main() {
  result = fragment_color * texture(pixels, fragment_texture_position);
}
