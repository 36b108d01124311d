// How well a text is read where it stands: the contrast of its colour to whatever lies below it.
"use strict";

const numbers = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
  return { parts: [red, green, blue], alpha };
};
const over = (top, bottom, alpha) => top.map((part, place) => part * alpha + bottom[place] * (1 - alpha));
const upwards = (element) => (element ? [element, ...upwards(element.parentElement)] : []);

const background = (element) =>
  upwards(element).reverse().reduce((below, one) => {
    const { parts, alpha } = numbers(getComputedStyle(one).backgroundColor);
    return over(parts, below, alpha);
  }, [255, 255, 255]);

const luminance = (parts) => {
  const [red, green, blue] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const ratio = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const contrast = (element) => {
  const below = background(element);
  const { parts, alpha } = numbers(getComputedStyle(element).color);
  const opacity = upwards(element).reduce((share, one) => share * Number(getComputedStyle(one).opacity), 1);
  return ratio(over(parts, below, alpha * opacity), below);
};

const texts = (root) => {
  const found = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && inside.localName !== "style") found.push(walker.currentNode);
  }
  return found;
};
