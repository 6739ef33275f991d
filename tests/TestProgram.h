// Several test classes in one program: what the tests of a room share is compiled and linked once. Each runs
// in a process of its own, named by the first argument. Neighbours: moderato_tests() in cmake/ builds such a
// program.
#pragma once

#include <QTest>

namespace moderato::test {

class TestClass
{
public:
    using Run = int (*)(int argc, char** argv);
    TestClass(const char* name, Run run);

    // Runs the class that argv[1] names, with the arguments behind it; how many of its functions failed.
    static int runNamed(int argc, char** argv);
};

} // namespace moderato::test

#define MODERATO_TEST(Class)                                                                                 \
    const ::moderato::test::TestClass registered##Class(#Class, [](int argc, char** argv) {                  \
        Class test;                                                                                          \
        return QTest::qExec(&test, argc, argv);                                                              \
    });
