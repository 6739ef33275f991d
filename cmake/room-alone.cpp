// SPDX-License-Identifier: GPL-3.0-or-later
// One room, whole, and what it says it needs: what is missing, the linker says. There is nothing to run.
int main() { return 0; }
