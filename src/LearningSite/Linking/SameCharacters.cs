using System.Globalization;
using System.Text;

namespace LearningSite.Linking;

/// <summary>
/// Characters that Unicode has twice (NFKC): `ﬁ` is another writing of `fi`, and a combining accent joins the letter before it. Two names that differ in
/// them alone look the same, and macOS keeps one. The program runs without the tables of Unicode (ICU), so the list is here; a test compares it with Node's.
/// </summary>
public static class SameCharacters
{
    private const string List = """
        a0 a8 aa af b2-b5 b8-ba bc-be 132-133 13f-140 149 17f 1c4-1cc 1f1-1f3 2b0-2b8 2d8-2dd 2e0-2e4 300-36f 374 37a 37e 384-385 387 3d0-3d6 3f0-3f2 3f4-3f5
        3f9 587 653-655 675-678 93c 958-95f 9be 9d7-9df a33 a36 a59-a5b a5e b3e b56-b5d bbe bd7 c56 cc2 cd5-cd6 d3e d57 dca-dcf ddf e33 eb3 edc-edd f0c f43
        f4d f52 f57 f5c f69 f73 f75-f79 f81 f93 f9d fa2 fa7 fac fb9 102e 10fc 1161-1175 11a8-11c2 1b35 1d2c-1d2e 1d30-1d3a 1d3c-1d4d 1d4f-1d6a 1d78 1d9b-1dbf
        1e9a-1e9b 1f71 1f73 1f75 1f77 1f79 1f7b 1f7d 1fbb 1fbd-1fc1 1fc9 1fcb 1fcd-1fcf 1fd3 1fdb-1fdf 1fe3 1feb 1fed-1fef 1ff9 1ffb 1ffd-200a 2011 2017
        2024-2026 202f 2033-2034 2036-2037 203c 203e 2047-2049 2057 205f 2070-209c 20a8 2100-2103 2105-2107 2109-2113 2115-2116 2119-211d 2120-2122 2124 2126
        2128 212a-212d 212f-2131 2133-2139 213b-2140 2145-2149 2150-217f 2189 222c-222d 222f-2230 2329-232a 2460-24ea 2a0c 2a74-2a76 2adc 2c7c-2c7d 2d6f 2e9f
        2ef3-2fd5 3000 3036 3038-303a 3099-309c 309f 30ff 3131-318e 3192-319f 3200-3247 3250-327e 3280-33ff a69c-a69d a770 a7f1-a7f4 a7f8-a7f9 ab5c-ab5f ab69
        f900-fa0d fa10 fa12 fa15-fa1e fa20 fa22 fa25-fa26 fa2a-fb1d fb1f-fbb1 fbd3-fd3d fd50-fd8f fd92-fdc7 fdf0-fdfc fe10-fe19 fe30-fe44 fe47-fe72 fe74-fefc
        ff01-ffee 10781-107ba 110ba 11127 1133e 11357 113b8 113bb 113c2 113c9 114b0 114ba 114bd 115af 11930 1611e-16120 16129 16d67 1ccd6-1ccf9 1d15e-1d164
        1d1bb-1d1c0 1d400-1d7ff 1e030-1e06d 1ee00-1eebb 1f100-1f10a 1f110-1f12e 1f130-1f14f 1f16a-1f16c 1f190 1f200-1f251 1fbf0-1fbf9 2f800-2fa1d
        """;

    private static readonly (int First, int Last)[] Ranges = [.. List.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('-')).Select(r => (Parse(r[0]), Parse(r[^1])))];

    public static bool Contains(Rune character)
    {
        var (low, high) = (0, Ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (character.Value > Ranges[middle].Last) low = middle + 1;
            else if (character.Value < Ranges[middle].First) high = middle - 1;
            else return true;
        }
        return false;
    }

    private static int Parse(string code) => int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
