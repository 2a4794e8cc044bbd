"""Which of our own sentences no model learns from: a fifth of the trees and a twelfth of the labelled sentences choose between models."""
from words import fnv


def tree(identity):
    return fnv(b"tree " + identity.encode()) % 5 == 0


def text(identity):
    return fnv(b"text " + identity.encode()) % 12 == 0
