#include "Generator.h"

#include "Vocabulary.h"

#include <cmath>

namespace moderato::bench {

namespace {

constexpr qint64 firstMoment = 1'577'836'800'000; // 2020-01-01T00:00:00Z
const QByteArray source = QByteArrayLiteral("generated");

enum class Shape : quint8 { Ordinary, Chains };

core::Status drawStatus(Random& random)
{
    const double unit = random.unit();
    if (unit < 0.10) {
        return core::Status::Pending;
    }
    if (unit < 0.90) {
        return core::Status::Approved;
    }
    return unit < 0.97 ? core::Status::Rejected : core::Status::Spam;
}

// In a large thread one comment in fifty belongs to a long quarrel of two.
bool isQuarrel(qint64 index) { return index % 100'000 >= 50'000 && index % 100'000 < 52'000; }

int drawScript(Random& random)
{
    const double unit = random.unit();
    return unit < 0.70 ? 0 : 1 + static_cast<int>(random.below(Vocabulary::scripts - 1));
}

} // namespace

class Generator::Private
{
public:
    explicit Private(const Plan& requested)
        : plan(requested), random(requested.seed), words(Random(requested.seed + 1))
    {
        if (plan.articles <= 0) {
            plan.articles = std::max<qint64>(1, plan.comments / 200);
        }
        makeAuthors();
    }

    core::Result<void> pourArticle(core::Sink& sink, qint64 number, qint64 comments);
    std::vector<qint64> commentsPerArticle() const;

    Plan plan;
    Random random;
    Vocabulary words;
    std::vector<core::AuthorRecord> authors;
    qint64 poured = 0;

private:
    void makeAuthors();
    qint64 drawParent(qint64 index, Shape shape, const std::vector<int>& depths);
    core::CommentRecord makeComment(const QByteArray& article, qint64 index, qint64 parent);
};

void Generator::Private::makeAuthors()
{
    authors.reserve(static_cast<size_t>(plan.authors));
    for (int i = 0; i < plan.authors; ++i) {
        const int script = drawScript(random);
        core::AuthorRecord author;
        author.name = words.word(random, script) + ' ' + words.word(random, script);
        author.email = "user" + QByteArray::number(i) + "@example.org";
        author.url = random.chance(0.2) ? "https://example.org/~user" + QByteArray::number(i) : QByteArray();
        authors.push_back(std::move(author));
    }
}

std::vector<qint64> Generator::Private::commentsPerArticle() const
{
    const auto count = static_cast<size_t>(plan.articles);
    std::vector<qint64> sizes(count, 0);
    if (count == 1) {
        sizes[0] = plan.comments;
        return sizes;
    }
    sizes[0] = plan.comments / 10;
    double weight = 0;
    for (size_t i = 1; i < count; ++i) {
        weight += std::pow(static_cast<double>(i), -0.7);
    }
    qint64 left = plan.comments - sizes[0];
    for (size_t i = 1; i < count; ++i) {
        const double share = std::pow(static_cast<double>(i), -0.7) / weight;
        sizes[i] = std::min(left, static_cast<qint64>(share * static_cast<double>(plan.comments - sizes[0])));
        left -= sizes[i];
    }
    sizes[1] += left;
    return sizes;
}

qint64 Generator::Private::drawParent(qint64 index, Shape shape, const std::vector<int>& depths)
{
    const bool isChain = shape == Shape::Chains || (isQuarrel(index) && isQuarrel(index - 1));
    if (index == 0 || !random.chance(isChain ? 0.999 : 0.6)) {
        return -1;
    }
    qint64 parent = index - 1;
    if (!isChain) {
        const auto back = static_cast<qint64>(-std::log(1.0 - random.unit()) * 40.0);
        parent = std::max<qint64>(0, index - 1 - back);
    }
    return depths[static_cast<size_t>(parent)] + 1 < plan.maxDepth ? parent : -1;
}

core::CommentRecord Generator::Private::makeComment(const QByteArray& article, qint64 index, qint64 parent)
{
    core::CommentRecord record;
    record.origin = {source, article + '-' + QByteArray::number(index)};
    record.articleExternalId = article;
    if (parent >= 0) {
        record.parentExternalId = article + '-' + QByteArray::number(parent);
    }
    const double unit = random.unit(); // squared: few authors write much
    record.author = authors[static_cast<size_t>(unit * unit * static_cast<double>(authors.size()))];
    record.createdAt = firstMoment + poured * 2'000 + static_cast<qint64>(random.below(2'000));
    const int script = drawScript(random);
    words.appendSentences(record.body, random, script, 5 + static_cast<int>(random.below(45)));
    if (random.chance(0.08)) {
        record.body += " https://example.net/" + words.word(random, 0);
    }
    record.status = drawStatus(random);
    if (random.chance(0.03)) {
        const auto reason = static_cast<core::FlagReason>(random.below(core::allFlagReasons.size()));
        record.flags.append(
            core::FlagRecord{reason, QByteArray(), QByteArrayLiteral("generator"), record.createdAt});
    }
    return record;
}

core::Result<void> Generator::Private::pourArticle(core::Sink& sink, qint64 number, qint64 comments)
{
    core::ArticleRecord article;
    article.origin = {source, "article" + QByteArray::number(number)};
    article.url = "https://example.org/" + article.origin.externalId;
    article.publishedAt = firstMoment + poured * 2'000;
    const int script = drawScript(random);
    words.appendSentences(article.title, random, script, 6);
    words.appendSentences(article.body, random, script, 200);
    if (auto done = sink.article(article); !done) {
        return done;
    }
    const Shape shape = number % 50 == 2 ? Shape::Chains : Shape::Ordinary;
    std::vector<int> depths;
    depths.reserve(static_cast<size_t>(comments));
    for (qint64 i = 0; i < comments; ++i, ++poured) {
        const qint64 parent = drawParent(i, shape, depths);
        depths.push_back(parent < 0 ? 0 : depths[static_cast<size_t>(parent)] + 1);
        if (auto done = sink.comment(makeComment(article.origin.externalId, i, parent)); !done) {
            return done;
        }
    }
    return {};
}

Generator::Generator(const Plan& plan) : d(std::make_unique<Private>(plan)) {}
Generator::~Generator() = default;

core::Result<void> Generator::pour(core::Sink& sink)
{
    const std::vector<qint64> sizes = d->commentsPerArticle();
    for (size_t i = 0; i < sizes.size(); ++i) {
        if (auto done = d->pourArticle(sink, static_cast<qint64>(i), sizes[i]); !done) {
            return done;
        }
        sink.progress(static_cast<double>(d->poured) / static_cast<double>(d->plan.comments));
    }
    return {};
}

} // namespace moderato::bench
