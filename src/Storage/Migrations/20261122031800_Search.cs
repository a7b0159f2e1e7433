using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LearningMechanics.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        // Folds a text into words as Features/Search/Folding/WordReader.cs does with curated texts and with queries:
        // TeX commands and Greek letters by their names, no accents, no capitals, 2103.00065 as one word.
        private const string SearchWords =
            """
            CREATE FUNCTION search_words(written text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
              SELECT regexp_replace(step9, '[^a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2fff\u3040-\uffff]+', ' ', 'g')
              FROM (SELECT regexp_replace(written, '\\(frac|dfrac|tfrac|left|right|big|Big|bigg|Bigg|bigl|bigr|Bigl|Bigr|text|mathrm|mathbf|mathbb|mathcal|mathsf|mathfrak|boldsymbol|operatorname|quad|qquad|label|tag|begin|end|cdot|cdots|ldots|dots|displaystyle|limits|underbrace|overbrace|hat|bar|tilde|vec|dot|ddot|widehat|overline|underline)(?![A-Za-z])', ' ', 'g') AS step1) AS s1,
              LATERAL (SELECT regexp_replace(step1, '\\var(epsilon|theta|kappa|phi|rho|pi|sigma)(?![A-Za-z])', ' \1 ', 'g') AS step2) AS s2,
              LATERAL (SELECT regexp_replace(step2, '\\infty(?![A-Za-z])', ' infinity ', 'g') AS step3) AS s3,
              LATERAL (SELECT regexp_replace(step3, '\\([A-Za-z]+)', ' \1 ', 'g') AS step4) AS s4,
              LATERAL (SELECT regexp_replace(
                normalize(regexp_replace(step4, '([₀-₉⁰¹²³⁴-⁹])', ' \1 ', 'g'), NFKD), '[\u0300-\u036f]', '', 'g') AS step5) AS s5,
              LATERAL (SELECT translate(
                lower(step5 COLLATE "C"),
                'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςøłđħıŧðßæœþŋØŁĐĦŦÐÆŒÞŊАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ',
                'αβγδεζηθικλμνξοπρστυφχψωσoldhitdsaotnoldhtdaotnабвгдежзиклмнопрстуфхцчшщъыьэюя') AS step6) AS s6,
              LATERAL (SELECT replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(step6,
                'α', ' alpha '), 'β', ' beta '), 'γ', ' gamma '), 'δ', ' delta '), 'ε', ' epsilon '), 'ζ', ' zeta '),
                'η', ' eta '), 'θ', ' theta '), 'ι', ' iota '), 'κ', ' kappa '), 'λ', ' lambda '), 'μ', ' mu '),
                'ν', ' nu '), 'ξ', ' xi '), 'ο', ' omicron '), 'π', ' pi '), 'ρ', ' rho '), 'σ', ' sigma '),
                'τ', ' tau '), 'υ', ' upsilon '), 'φ', ' phi '), 'χ', ' chi '), 'ψ', ' psi '), 'ω', ' omega '),
                '∇', ' nabla '), '∞', ' infinity '), '∂', ' partial '), '√', ' sqrt '), '∑', ' sum '), '∏', ' prod '),
                '∫', ' int ') AS step7) AS s7,
              LATERAL (SELECT regexp_replace(step7, '([0-9])\.(?=[0-9])', '\1p', 'g') AS step8) AS s8,
              LATERAL (SELECT regexp_replace(step8, '\m([0-9]{4}p[0-9]{4,5})v[0-9]+\M', '\1', 'g') AS step9) AS s9
            $$
            """;

        // array_to_string is not immutable for arrays of any type; for texts it is.
        private const string SearchLines =
            "CREATE FUNCTION search_lines(lines text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT array_to_string(lines, ' ') $$";

        private const string ResultColumn =
            """
            ALTER TABLE result_versions ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
              setweight(to_tsvector('simple', search_words(claim)), 'A')
              || setweight(to_tsvector('simple', search_words(toy_title)), 'B')
              || setweight(to_tsvector('simple', search_words(disproof || ' ' || headline)), 'C')
              || setweight(to_tsvector('simple', search_words(discussion || ' ' || search_lines(links))), 'D')) STORED
            """;

        private const string PersonColumn =
            """
            ALTER TABLE accounts ADD COLUMN search tsvector NOT NULL GENERATED ALWAYS AS (
              setweight(to_tsvector('simple', search_words(display_name || ' ' || handle)), 'A')
              || setweight(to_tsvector('simple', search_words(affiliation)), 'C')) STORED
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchWords);
            migrationBuilder.Sql(SearchLines);
            migrationBuilder.Sql(ResultColumn);
            migrationBuilder.Sql(PersonColumn);
            migrationBuilder.Sql("CREATE INDEX ix_result_versions_search ON result_versions USING gin (search)");
            migrationBuilder.Sql("CREATE INDEX ix_accounts_search ON accounts USING gin (search)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE result_versions DROP COLUMN search");
            migrationBuilder.Sql("ALTER TABLE accounts DROP COLUMN search");
            migrationBuilder.Sql("DROP FUNCTION search_lines(text[])");
            migrationBuilder.Sql("DROP FUNCTION search_words(text)");
        }
    }
}
