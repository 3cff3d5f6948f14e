BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE outlets (
        id INTEGER PRIMARY KEY,
        host TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL
    ) STRICT;
CREATE TABLE articles (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        headline TEXT,
        alternative_headline TEXT,
        section TEXT,
        date_published TEXT,
        date_published_raw TEXT,
        date_modified TEXT,
        date_inferred TEXT,
        source TEXT,
        language TEXT,
        outlet_id INTEGER REFERENCES outlets(id),
        url TEXT,
        canonical_url TEXT,
        characters INTEGER NOT NULL,
        flags TEXT,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        snapshot_sha256 TEXT NOT NULL,
        extractor TEXT NOT NULL,
        identity TEXT NOT NULL UNIQUE
    , gone_at TEXT, gone_status INTEGER) STRICT;
CREATE INDEX articles_outlet ON articles(outlet_id, date_published);
CREATE INDEX articles_date_published ON articles(date_published);
CREATE INDEX articles_language ON articles(language);
CREATE INDEX articles_first_seen ON articles(first_seen);
CREATE INDEX articles_snapshot ON articles(snapshot_sha256);
CREATE TABLE article_text (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id),
        description TEXT,
        body TEXT NOT NULL,
        analyser INTEGER NOT NULL
    ) STRICT;
CREATE TABLE blocks (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        kind TEXT NOT NULL,
        level INTEGER,
        text TEXT NOT NULL,
        locator TEXT,
        UNIQUE (article_id, position)
    ) STRICT;
CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE credits (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        person_id INTEGER NOT NULL REFERENCES people(id),
        role TEXT NOT NULL,
        raw TEXT,
        UNIQUE (article_id, position)
    ) STRICT;
CREATE INDEX credits_role ON credits(role);
CREATE TABLE images (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        caption TEXT,
        credit TEXT,
        UNIQUE (article_id, position)
    ) STRICT;
CREATE TABLE links (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        rel TEXT NOT NULL,
        url TEXT,
        headline TEXT NOT NULL,
        teaser TEXT,
        UNIQUE (article_id, position)
    ) STRICT;
CREATE INDEX links_url ON links(url);
CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        position INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        raw TEXT,
        rule TEXT NOT NULL,
        locator TEXT,
        confidence REAL NOT NULL,
        chosen INTEGER NOT NULL,
        UNIQUE (article_id, position)
    ) STRICT;
CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        command TEXT NOT NULL,
        arguments TEXT NOT NULL,
        versions TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT,
        outcome TEXT
    , detail TEXT, counts TEXT, head TEXT, process TEXT) STRICT;
CREATE TABLE fetches (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        input TEXT NOT NULL,
        url TEXT,
        state TEXT NOT NULL CHECK (state IN
            ('new', 'changed', 'unchanged', 'duplicate', 'not_article', 'rejected', 'failed')),
        reason TEXT CHECK ((reason IS NULL) = (state IN ('new', 'changed', 'unchanged', 'duplicate'))),
        detail TEXT,
        article_id INTEGER REFERENCES articles(id),
        snapshot_sha256 TEXT,
        size INTEGER,
        http_status INTEGER,
        charset_declared TEXT,
        charset_used TEXT,
        replacements INTEGER,
        flags TEXT,
        fetched_at TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX fetches_run ON fetches(run_id, state);
CREATE INDEX fetches_article ON fetches(article_id);
CREATE INDEX fetches_snapshot ON fetches(snapshot_sha256);
CREATE TABLE revisions (
        id INTEGER PRIMARY KEY,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        fetch_id INTEGER NOT NULL REFERENCES fetches(id),
        cause TEXT NOT NULL CHECK (cause IN ('source', 'extractor', 'both')),
        snapshot_before TEXT NOT NULL,
        snapshot_after TEXT NOT NULL,
        extractor_before TEXT NOT NULL,
        extractor_after TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX revisions_article ON revisions(article_id);
CREATE INDEX revisions_saved_at ON revisions(saved_at);
CREATE TABLE revision_fields (
        id INTEGER PRIMARY KEY,
        revision_id INTEGER NOT NULL REFERENCES revisions(id),
        field TEXT NOT NULL,
        before TEXT,
        after TEXT,
        UNIQUE (revision_id, field)
    ) STRICT;
CREATE VIRTUAL TABLE articles_fts USING fts5 /* content="articles" */ (
        body, headline, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIEW bylines AS
        SELECT articles.id AS article_id, articles.headline, articles.date_published, articles.source,
               people.name, credits.role, credits.raw
        FROM credits JOIN people ON people.id = credits.person_id JOIN articles ON articles.id = credits.article_id;
CREATE VIEW sources AS
        SELECT source, count(*) AS articles, min(date_published) AS first_date, max(date_published) AS last_date
        FROM articles WHERE source IS NOT NULL GROUP BY source;
CREATE TABLE ledger_hashes (
        fetch_id INTEGER PRIMARY KEY REFERENCES fetches(id),
        hash TEXT NOT NULL
    ) STRICT;
CREATE TABLE fingerprints (
        mark INTEGER NOT NULL,
        article_id INTEGER NOT NULL REFERENCES articles(id),
        PRIMARY KEY (mark, article_id)
    ) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_article ON fingerprints(article_id);
CREATE TABLE reprints (
        article_id INTEGER PRIMARY KEY REFERENCES articles(id),
        story INTEGER NOT NULL,
        like_id INTEGER NOT NULL REFERENCES articles(id),
        share REAL NOT NULL
    ) STRICT;
CREATE INDEX reprints_story ON reprints(story);
CREATE VIEW stories AS
        SELECT story,
               row_number() OVER (PARTITION BY story ORDER BY credits DESC, substr(date_published, 1, 10) IS NULL,
                   substr(date_published, 1, 10), length(date_published) <= 10, datetime(date_published),
                   first_seen, article_id) AS position,
               article_id, uid, headline, outlet, source, date_published, url, credits, share, first_seen
        FROM (
            SELECT reprints.story, reprints.article_id, reprints.share, articles.uid, articles.headline,
                   outlets.name AS outlet, articles.source, articles.date_published, articles.url, articles.first_seen,
                   (SELECT count(*) FROM reprints AS others
                    JOIN articles AS crediting ON crediting.id = others.article_id
                    WHERE others.story = reprints.story AND others.article_id != reprints.article_id
                    AND length(crediting.source) > 1
                    AND (instr(outlets.name, crediting.source) OR instr(crediting.source, outlets.name))) AS credits
            FROM reprints JOIN articles ON articles.id = reprints.article_id
            LEFT JOIN outlets ON outlets.id = articles.outlet_id
        );
CREATE INDEX articles_gone ON articles(gone_at) WHERE gone_at IS NOT NULL;
CREATE TABLE rereadings (
        fetch_id INTEGER PRIMARY KEY REFERENCES fetches(id),
        extractor TEXT NOT NULL,
        result TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) STRICT;
CREATE INDEX articles_section ON articles(section, date_published);
CREATE INDEX articles_coverage ON articles(outlet_id, substr(first_seen, 1, 7), substr(date_published, 1, 7),
        section IS NOT NULL, source IS NOT NULL, characters);
CREATE INDEX credits_written ON credits(article_id) WHERE role IN ('author', 'reporter', 'correspondent');
CREATE INDEX articles_url ON articles(url);
CREATE INDEX articles_canonical_url ON articles(canonical_url) WHERE canonical_url != url;
CREATE INDEX fetches_lost ON fetches(id) WHERE reason IS NOT NULL;
CREATE INDEX fetches_input ON fetches(input, run_id, state);
CREATE VIEW articles_with_text AS
        SELECT articles.id, articles.uid, articles.headline, articles.date_published, articles.section, articles.source,
               outlets.name AS outlet, articles.language, articles.url, article_text.description, article_text.body
        FROM articles JOIN article_text ON article_text.article_id = articles.id
        LEFT JOIN outlets ON outlets.id = articles.outlet_id;
CREATE VIEW articles_by_day AS
        SELECT substr(date_published, 1, 10) AS day, count(*) AS articles
        FROM articles WHERE date_published >= '0' AND length(date_published) >= 10 GROUP BY day;
CREATE VIEW changes AS
        SELECT revisions.id AS revision_id, revisions.saved_at, articles.uid, articles.headline,
               outlets.name AS outlet, articles.source,
               CASE revisions.cause WHEN 'source' THEN 'publisher' WHEN 'extractor' THEN 'our reading' ELSE 'both' END
                   AS changed_by,
               revision_fields.field, revision_fields.before, revision_fields.after
        FROM revisions JOIN articles ON articles.id = revisions.article_id
        LEFT JOIN outlets ON outlets.id = articles.outlet_id
        LEFT JOIN revision_fields ON revision_fields.revision_id = revisions.id;
CREATE VIEW gone AS
        SELECT articles.id, articles.uid, articles.headline, outlets.name AS outlet, articles.date_published,
               articles.first_seen, articles.last_seen, articles.gone_at, articles.gone_status, articles.url
        FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id WHERE articles.gone_at IS NOT NULL;
CREATE INDEX credits_person ON credits(person_id, role, article_id);
CREATE INDEX articles_source ON articles(source, date_published, outlet_id);
CREATE VIEW people_roles AS
        SELECT people.name, counted.role, counted.articles
        FROM (SELECT person_id, role, count(DISTINCT article_id) AS articles FROM credits GROUP BY person_id, role)
            AS counted JOIN people ON people.id = counted.person_id;
CREATE INDEX articles_source_section ON articles(source, section);
CREATE INDEX articles_source_language ON articles(source, language);
CREATE INDEX articles_source_outlet ON articles(source, outlet_id);
CREATE INDEX fetches_url ON fetches(url) WHERE url != input;
CREATE VIEW coverage_by_month AS
        SELECT outlets.name AS outlet, month, articles,
               round(100.0 * dated / articles) AS date_percent, round(100.0 * written / articles) AS byline_percent,
               round(100.0 * sectioned / articles) AS section_percent,
               round(100.0 * credited / articles) AS source_percent,
               round(100.0 * pictured / articles) AS image_percent, mean_characters
        FROM (
            SELECT outlet_id,
                   CASE length(substr(date_published, 1, 7)) WHEN 7 THEN substr(date_published, 1, 7)
                        ELSE substr(first_seen, 1, 7) END AS month,
                   count(*) AS articles,
                   sum(substr(date_published, 1, 7) IS NOT NULL) AS dated,
                   sum(EXISTS (SELECT 1 FROM credits WHERE article_id = articles.id
                               AND role IN ('author', 'reporter', 'correspondent'))) AS written,
                   sum(section IS NOT NULL) AS sectioned, sum(source IS NOT NULL) AS credited,
                   sum(EXISTS (SELECT 1 FROM images WHERE article_id = articles.id)) AS pictured,
                   round(avg(characters)) AS mean_characters
            FROM articles GROUP BY outlet_id, month
        ) LEFT JOIN outlets ON outlets.id = outlet_id;
CREATE TABLE run_sites (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES runs(id),
        site TEXT NOT NULL,
        verdict TEXT NOT NULL CHECK (verdict IN ('first', 'well', 'silent', 'dropped', 'unjudged')),
        found INTEGER,
        lists_failed INTEGER NOT NULL,
        left_off INTEGER NOT NULL,
        states TEXT NOT NULL,
        whys TEXT NOT NULL,
        fields TEXT NOT NULL,
        dropped TEXT,
        silent_since TEXT,
        UNIQUE (run_id, site)
    ) STRICT;
CREATE INDEX run_sites_site ON run_sites(site, run_id);
CREATE VIEW ledger AS
        SELECT fetches.id, fetches.run_id, fetches.input,
               fetches.state || CASE WHEN fetches.reason IS NULL THEN '' ELSE ':' || fetches.reason END AS state,
               fetches.detail, fetches.flags, articles.headline, fetches.size, fetches.charset_used, fetches.saved_at
        FROM fetches LEFT JOIN articles ON articles.id = fetches.article_id;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'broadsheet', 'm001_archive', '2026-11-24 14:15:41.563790+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'broadsheet', 'm002_ledger', '2026-11-24 14:15:41.564755+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'broadsheet', 'm003_reprints', '2026-11-24 14:15:41.565060+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (4, 'broadsheet', 'm002_revisions', '2026-11-24 14:15:41.565662+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (5, 'broadsheet', 'm004_first_days', '2026-11-24 14:15:41.565955+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (6, 'broadsheet', 'm005_spellings', '2026-11-26 00:51:26.256755+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (7, 'broadsheet', 'm005_room', '2026-11-26 01:06:04.255615+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (8, 'broadsheet', 'm006_people_by_role', '2026-11-26 01:53:16.603579+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (9, 'broadsheet', 'm007_by_source', '2026-11-26 12:41:27.591846+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (10, 'broadsheet', 'm008_watching', '2026-11-26 15:05:30.745775+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (11, 'broadsheet', 'm009_ledger_flags', '2026-11-29 06:40:58.315529+00:00');
INSERT INTO outlets (id, host, name) VALUES (1, 'quay.example', 'quay.example');
INSERT INTO articles (id, uid, headline, alternative_headline, section, date_published, date_published_raw, date_modified, date_inferred, source, language, outlet_id, url, canonical_url, characters, flags, first_seen, last_seen, snapshot_sha256, extractor, identity, gone_at, gone_status) VALUES (1, 'b0fa19518ed02aed', '莲渡口新船下水 早班提前二十分钟', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'zh-Hans', NULL, NULL, NULL, 138, NULL, '2026-11-24T14:15:41Z', '2026-11-24T14:15:42Z', '3063231c20d85861cc76c6f998ab36e0305183e9a3298456236f5959dbc24123', '0.1.0+09bd52d1', 'text:5caca000b2177e99c52ea5d4b77a85ce2316866989a58b774f6015a1d1ebd0d6', NULL, NULL);
INSERT INTO articles (id, uid, headline, alternative_headline, section, date_published, date_published_raw, date_modified, date_inferred, source, language, outlet_id, url, canonical_url, characters, flags, first_seen, last_seen, snapshot_sha256, extractor, identity, gone_at, gone_status) VALUES (2, 'a2ee77782c937730', 'Lamplighter of Quillon Bay retires', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'en', NULL, NULL, NULL, 157, NULL, '2026-11-24T14:15:41Z', '2026-11-24T14:15:42Z', '6e8b86ebad7ebcf7bca51ef96bc5c817764e9330454eebeae60cfbaac15df570', '0.1.0+09bd52d1', 'text:277236fc12239da440006e23b655799a9ed8d04ca6a2c91e57cf4c51a00fd02a', NULL, NULL);
INSERT INTO articles (id, uid, headline, alternative_headline, section, date_published, date_published_raw, date_modified, date_inferred, source, language, outlet_id, url, canonical_url, characters, flags, first_seen, last_seen, snapshot_sha256, extractor, identity, gone_at, gone_status) VALUES (3, 'a2998ada374a2ca3', '舊船塢改作圖書館 2023年開工', NULL, '文化', '2026-11-03', '2026年11月3日', NULL, NULL, '河岸週報', 'zh-Hant', 1, 'https://quay.example/dock.html', NULL, 95, NULL, '2026-11-26T00:51:25Z', '2026-11-26T00:51:25Z', 'e8cb505e3e7f85ee1fe228fde8ce6bca98bad99943ef0e5214382215398ca336', '1.0+a', '//quay.example/dock.html', NULL, NULL);
INSERT INTO article_text (article_id, description, body, analyser) VALUES (1, NULL, '莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人，首航的早班比往常提前了二十分钟。

渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。

摆渡三十年的老船工说，雾天最怕听不见对岸的锣声，如今船上装了雷达，可铜锣还是要带着。', 2);
INSERT INTO article_text (article_id, description, body, analyser) VALUES (2, NULL, 'After forty-one years the lamplighter of Quillon Bay handed over his ladder.

The harbour council will keep one gas lamp lit at the pier, it said on Tuesday.', 2);
INSERT INTO article_text (article_id, description, body, analyser) VALUES (3, NULL, '臺北河岸的舊船塢2023年起改作圖書館，這個週末開門，裡面收藏了296X型渡輪的全部圖紙，後院還留著一座吊臂。

館長說，讀者可以坐在船艙裏看書，發電機的聲音也會準時響起，提醒大家該回家了。', 2);
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (1, 1, 1, 'paragraph', NULL, '莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人，首航的早班比往常提前了二十分钟。', '//body[1]/article[1]/p[1]');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (2, 1, 2, 'paragraph', NULL, '渡口管理所介绍，新船换上了两台低噪声发动机，靠岸时岸上说话不必再提高嗓门，旧船将留作备用。', '//body[1]/article[1]/p[2]');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (3, 1, 3, 'paragraph', NULL, '摆渡三十年的老船工说，雾天最怕听不见对岸的锣声，如今船上装了雷达，可铜锣还是要带着。', '//body[1]/article[1]/p[3]');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (4, 2, 1, 'paragraph', NULL, 'After forty-one years the lamplighter of Quillon Bay handed over his ladder.', '//body[1]/article[1]/p[1]');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (5, 2, 2, 'paragraph', NULL, 'The harbour council will keep one gas lamp lit at the pier, it said on Tuesday.', '//body[1]/article[1]/p[2]');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (6, 3, 1, 'paragraph', NULL, '臺北河岸的舊船塢2023年起改作圖書館，這個週末開門，裡面收藏了296X型渡輪的全部圖紙，後院還留著一座吊臂。', 'line 3');
INSERT INTO blocks (id, article_id, position, kind, level, text, locator) VALUES (7, 3, 2, 'paragraph', NULL, '館長說，讀者可以坐在船艙裏看書，發電機的聲音也會準時響起，提醒大家該回家了。', 'line 4');
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (1, 1, 1, 'headline', '莲渡口新船下水 早班提前二十分钟', '莲渡口新船下水 早班提前二十分钟', 'visible:confirmed', '//body[1]/article[1]/h1[1]', 0.95, 1);
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (2, 1, 2, 'headline', '莲渡口新船下水 早班提前二十分钟', '莲渡口新船下水 早班提前二十分钟', 'title', 'title', 0.8, 0);
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (3, 1, 3, 'language', 'zh-Hans', '莲渡口新船下水 早班提前二十分钟 莲渡口的新渡船昨天下水试航，船长三十一米，可以载客一百二十人，首航的早班比往常提前了二十分钟。 渡口管理所介绍，新船换上了两台', 'script and words', '//body[1]/article[1]/p[1]', 0.95, 1);
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (4, 2, 1, 'headline', 'Lamplighter of Quillon Bay retires', 'Lamplighter of Quillon Bay retires', 'visible:confirmed', '//body[1]/article[1]/h1[1]', 0.95, 1);
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (5, 2, 2, 'headline', 'Lamplighter of Quillon Bay retires', 'Lamplighter of Quillon Bay retires', 'title', 'title', 0.8, 0);
INSERT INTO evidence (id, article_id, position, field, value, raw, rule, locator, confidence, chosen) VALUES (6, 2, 3, 'language', 'en', 'Lamplighter of Quillon Bay retires After forty-one years the lamplighter of Quil', 'script and words', '//body[1]/article[1]/p[1]', 0.95, 1);
INSERT INTO runs (id, command, arguments, versions, started_at, ended_at, outcome, detail, counts, head, process) VALUES (1, 'load', '{"paths": ["pages"], "jobs": 1}', '{"broadsheet": "0.1.0", "scrapy": "2.19.0", "selectolax": "1.0.2", "sqlite-utils": "4.2.1", "python": "3.11.7", "sqlite": "3.53.4", "extractor": "0.1.0+09bd52d1"}', '2026-11-24T14:15:41Z', '2026-11-24T14:15:41Z', 'finished', NULL, '{"new": 2, "not_article": 1}', '3 955eb2fe90c86e05d832e80f2541f55f16c56fb53abe4947b8718655e6d92149', 'b0070000-0000-4000-8000-000000000000 pid:[1] 10427 744849');
INSERT INTO runs (id, command, arguments, versions, started_at, ended_at, outcome, detail, counts, head, process) VALUES (2, 'load', '{"paths": ["pages", "pages/gone.html"], "jobs": 1}', '{"broadsheet": "0.1.0", "scrapy": "2.19.0", "selectolax": "1.0.2", "sqlite-utils": "4.2.1", "python": "3.11.7", "sqlite": "3.53.4", "extractor": "0.1.0+09bd52d1"}', '2026-11-24T14:15:42Z', '2026-11-24T14:15:42Z', 'finished', NULL, '{"changed": 1, "failed": 1, "not_article": 1, "unchanged": 1}', '7 1f12138abe859298c1966f6592285da8aef08c95b7cd36f08178f0d6904205c0', 'b0070000-0000-4000-8000-000000000000 pid:[1] 10432 744922');
INSERT INTO runs (id, command, arguments, versions, started_at, ended_at, outcome, detail, counts, head, process) VALUES (3, 'load', '{}', '{}', '2026-11-03T08:00:00Z', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (1, 1, 'pages/empty.html', NULL, 'not_article', 'empty', '0 bytes', NULL, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, NULL, NULL, NULL, NULL, NULL, '2026-11-24T14:15:40Z', '2026-11-24T14:15:41Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (2, 1, 'pages/ferry.html', NULL, 'new', NULL, NULL, 1, '3063231c20d85861cc76c6f998ab36e0305183e9a3298456236f5959dbc24123', 619, NULL, 'utf-8', 'utf-8', 0, NULL, '2026-11-24T14:15:40Z', '2026-11-24T14:15:41Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (3, 1, 'pages/lamp.html', NULL, 'new', NULL, NULL, 2, '3c8b9e805aab0a97db892be94c57f742bf7f92900a3f7499ac66b1b825781433', 337, NULL, 'utf-8', 'utf-8', 0, NULL, '2026-11-24T14:15:40Z', '2026-11-24T14:15:41Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (4, 2, 'pages/empty.html', NULL, 'not_article', 'empty', '0 bytes', NULL, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 0, NULL, NULL, NULL, NULL, NULL, '2026-11-24T14:15:40Z', '2026-11-24T14:15:42Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (5, 2, 'pages/ferry.html', NULL, 'unchanged', NULL, NULL, 1, '3063231c20d85861cc76c6f998ab36e0305183e9a3298456236f5959dbc24123', 619, NULL, 'utf-8', 'utf-8', 0, NULL, '2026-11-24T14:15:40Z', '2026-11-24T14:15:42Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (6, 2, 'pages/lamp.html', NULL, 'changed', NULL, NULL, 2, '6e8b86ebad7ebcf7bca51ef96bc5c817764e9330454eebeae60cfbaac15df570', 341, NULL, 'utf-8', 'utf-8', 0, NULL, '2026-11-24T14:15:41Z', '2026-11-24T14:15:42Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (7, 2, 'pages/gone.html', NULL, 'failed', 'not_found', 'No such file or directory', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-24T14:15:42Z', '2026-11-24T14:15:42Z');
INSERT INTO fetches (id, run_id, input, url, state, reason, detail, article_id, snapshot_sha256, size, http_status, charset_declared, charset_used, replacements, flags, fetched_at, saved_at) VALUES (8, 3, 'https://www.lotus-ferry.example/2026/1103/a77.html', 'https://quay.example/dock.html', 'new', NULL, NULL, 3, 'e8cb505e3e7f85ee1fe228fde8ce6bca98bad99943ef0e5214382215398ca336', 13, NULL, NULL, NULL, NULL, NULL, '2026-11-26T00:51:25Z', '2026-11-26T00:51:25Z');
INSERT INTO revisions (id, article_id, fetch_id, cause, snapshot_before, snapshot_after, extractor_before, extractor_after, saved_at) VALUES (1, 2, 6, 'source', '3c8b9e805aab0a97db892be94c57f742bf7f92900a3f7499ac66b1b825781433', '6e8b86ebad7ebcf7bca51ef96bc5c817764e9330454eebeae60cfbaac15df570', '0.1.0+09bd52d1', '0.1.0+09bd52d1', '2026-11-24T14:15:42Z');
INSERT INTO revision_fields (id, revision_id, field, before, after) VALUES (1, 1, 'body', 'After forty years the lamplighter of Quillon Bay handed over his ladder.

The harbour council will keep one gas lamp lit at the pier, it said on Tuesday.', 'After forty-one years the lamplighter of Quillon Bay handed over his ladder.

The harbour council will keep one gas lamp lit at the pier, it said on Tuesday.');
INSERT INTO revision_fields (id, revision_id, field, before, after) VALUES (2, 1, 'blocks', '[["paragraph", null, "After forty years the lamplighter of Quillon Bay handed over his ladder."], ["paragraph", null, "The harbour council will keep one gas lamp lit at the pier, it said on Tuesday."]]', '[["paragraph", null, "After forty-one years the lamplighter of Quillon Bay handed over his ladder."], ["paragraph", null, "The harbour council will keep one gas lamp lit at the pier, it said on Tuesday."]]');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (1, '579344a3f8466d0c50f5d0b88da07758125f251aa4f5c29e5e34d4f019e7ec15');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (2, 'e56b006ecac4b4b8909d2cc4f2154e8fc2709b39ec048bb61399f266d6ae768a');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (3, '955eb2fe90c86e05d832e80f2541f55f16c56fb53abe4947b8718655e6d92149');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (4, '9bbcb5994defb1c25c6ae86b3cd3c56027f8db4c04ace154159581c4f53d131e');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (5, 'be585883857576651a7f721d96bdbae7f39d97e2cf4ce2c332a426ef1b5d78c6');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (6, '296b5dad39e7ab9f37c90cffe51ec13fd491b401e543fdc90b7f381f4a647fe5');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (7, '1f12138abe859298c1966f6592285da8aef08c95b7cd36f08178f0d6904205c0');
INSERT INTO ledger_hashes (fetch_id, hash) VALUES (8, '8d679bacb972935411e3709b4016ee239aa45cb1343ac748e66a77bff925f2dc');
INSERT INTO fingerprints (mark, article_id) VALUES (-8847057673757562203, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-3667712898152393074, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-3318878185211654488, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-3244448727802575321, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-2983420309191395971, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-2453936873318214591, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-1917321736936446352, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (1880149652699751974, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (8135642304356574186, 1);
INSERT INTO fingerprints (mark, article_id) VALUES (-7865665060085869000, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-7098852823629017571, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-4312111509987172153, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-4181600050737643135, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-4020546437373072246, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-105009965874823217, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (473617370696136025, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (4889508642235924579, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (6653581438007458353, 2);
INSERT INTO fingerprints (mark, article_id) VALUES (-5264063709945906379, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (-4619077063878929565, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (-4261734071342582532, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (1083802302452577528, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (1580400187161846484, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (5194050959777796238, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (6455896113226703082, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (6874089667097035638, 3);
INSERT INTO fingerprints (mark, article_id) VALUES (7611029461543580810, 3);
INSERT INTO run_sites (id, run_id, site, verdict, found, lists_failed, left_off, states, whys, fields, dropped, silent_since) VALUES (1, 1, 'ferry', 'first', 3, 0, 0, '{"new": 2, "not_article": 1}', '{"not_article:empty": 1}', '{"article": [2, 3], "headline": [2, 2], "section": [0, 2], "description": [0, 2], "date_published": [0, 2], "source": [0, 2], "byline": [0, 2], "images": [0, 2], "whole_text": [2, 2]}', NULL, NULL);
INSERT INTO run_sites (id, run_id, site, verdict, found, lists_failed, left_off, states, whys, fields, dropped, silent_since) VALUES (2, 2, 'ferry', 'well', 3, 0, 0, '{"changed": 1, "failed": 1, "not_article": 1, "unchanged": 1}', '{"failed:not_found": 1, "not_article:empty": 1}', '{"article": [0, 1], "headline": [1, 1], "section": [0, 1], "description": [0, 1], "date_published": [0, 1], "source": [0, 1], "byline": [0, 1], "images": [0, 1], "whole_text": [1, 1]}', NULL, NULL);
INSERT INTO articles_fts (rowid, body, headline) VALUES (1, '莲渡 渡口 口的 的新 新渡 渡船 船昨 昨天 天下 下水 水试 试航 航 , 船长 长三 三十 十一 一米 米 , 可以 以载 载客 客一 一百 百二 二十 十人 人 , 首航 航的 的早 早班 班比 比往 往常 常提 提前 前了 了二 二十 十分 分钟 钟 。 渡口 口管 管理 理所 所介 介绍 绍 , 新船 船换 换上 上了 了两 两台 台低 低噪 噪声 声发 发动 动机 机 , 靠岸 岸时 时岸 岸上 上说 说话 话不 不必 必再 再提 提高 高嗓 嗓门 门 , 旧船 船将 将留 留作 作备 备用 用 。 摆渡 渡三 三十 十年 年的 的老 老船 船工 工说 说 , 雾天 天最 最怕 怕听 听不 不见 见对 对岸 岸的 的锣 锣声 声 , 如今 今船 船上 上装 装了 了雷 雷达 达 , 可铜 铜锣 锣还 还是 是要 要带 带着 着 。', '莲渡 渡口 口新 新船 船下 下水 水 早班 班提 提前 前二 二十 十分 分钟 钟');
INSERT INTO articles_fts (rowid, body, headline) VALUES (2, 'After forty-one years the lamplighter of Quillon Bay handed over his ladder.  The harbour council will keep one gas lamp lit at the pier, it said on Tuesday.', 'Lamplighter of Quillon Bay retires');
INSERT INTO articles_fts (rowid, body, headline) VALUES (3, '台北 北河 河岸 岸的 的旧 旧船 船坞 坞 2023 ː年 年起 起改 改作 作图 图书 书馆 馆 , 这个 个周 周末 末开 开门 门 , 里面 面收 收藏 藏了 了 296X ː型 型渡 渡轮 轮的 的全 全部 部图 图纸 纸 , 后院 院还 还留 留着 着一 一座 座吊 吊臂 臂 。 馆长 长说 说 , 读者 者可 可以 以坐 坐在 在船 船舱 舱里 里看 看书 书 , 发电 电机 机的 的声 声音 音也 也会 会准 准时 时响 响起 起 , 提醒 醒大 大家 家该 该回 回家 家了 了 。', '旧船 船坞 坞改 改作 作图 图书 书馆 馆 2023 ː年 年开 开工 工');
CREATE TRIGGER fetches_keep_rows BEFORE DELETE ON fetches BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER fetches_keep_values BEFORE UPDATE ON fetches BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_hashes_keep_rows BEFORE DELETE ON ledger_hashes BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_hashes_keep_values BEFORE UPDATE ON ledger_hashes BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER runs_keep_rows BEFORE DELETE ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER runs_keep_their_beginning BEFORE UPDATE OF id, command, arguments, versions, started_at ON runs BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER runs_keep_their_end BEFORE UPDATE ON runs WHEN OLD.outcome IS NOT NULL BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
COMMIT;
