#include "tests/TestProgram.h"

#ifdef MODERATO_TEST_WIDGETS
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace moderato::test {

namespace {

std::vector<std::pair<const char*, TestClass::Run>>& classes()
{
    static std::vector<std::pair<const char*, TestClass::Run>> all;
    return all;
}

} // namespace

TestClass::TestClass(const char* name, Run run) { classes().emplace_back(name, run); }

int TestClass::runNamed(int argc, char** argv)
{
    for (const auto& [name, run] : classes()) {
        if (argc > 1 && std::strcmp(argv[1], name) == 0) {
            argv[1] = argv[0];
            return run(argc - 1, argv + 1);
        }
    }
    std::fputs("The first argument names one of these, the others are Qt Test's:\n", stderr);
    for (const auto& [name, run] : classes()) {
        std::fprintf(stderr, "  %s\n", name);
    }
    return 1;
}

} // namespace moderato::test

int main(int argc, char** argv)
{
#ifdef MODERATO_TEST_WIDGETS
    const QApplication application(argc, argv);
#else
    const QCoreApplication application(argc, argv);
#endif
    return moderato::test::TestClass::runNamed(argc, argv);
}
