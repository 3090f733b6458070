import type { NextConfig } from "next";

export default {
  // This repository has other lock files, above this folder.
  turbopack: { root: import.meta.dirname },
} satisfies NextConfig;
