"""How much each measure of a piece speaks for its being a line of the story. Written by bench/train_body.py.

Trees of questions about the features of features.py; their answers add up, above 0 means story. Most pieces are
clear after the first trees.
"""

CLEAR = 2.0


def score(
    kept: float,
    to_container: float,
    to_best: float,
    from_best: float,
    furniture: float,
    named: float,
    titled: float,
    figure: float,
    tag: float,
    words: float,
    weight: float,
    linked: float,
    ends: float,
    small: float,
    colon: float,
    share_parent: float,
    share_grand: float,
    share_great: float,
    density_parent: float,
    density_grand: float,
    prose_parent: float,
    kin: float,
    kin_share: float,
    kin_words: float,
    window_linked: float,
    before_words: float,
    before_linked: float,
    after_words: float,
    after_linked: float,
    since_first: float,
    until_last: float,
    since_headline: float,
    markers: float,
    since_marker: float,
    times: float,
    headlines: float,
    gap: float,
    container_share: float,
    is_description: float,
    is_repeated: float,
) -> float:
    """Log-odds that a piece with these features is a line of its page's story."""
    total = (
        (
            (
                -0.4247
                if furniture <= 11.5
                else (-0.2916 if titled <= 2.5 else (-0.4071 if kin_words <= 20.633 else -0.3430))
            )
            if kept <= 1e-35
            else (
                (
                    -0.3546
                    if words <= 3.5
                    else (
                        ((-0.2351 if since_headline <= 890.5 else -0.1603) if density_parent <= 0.13756 else -0.3118)
                        if to_best <= 7.5
                        else (-0.2647 if times <= 2.5 else -0.3670)
                    )
                )
                if share_grand <= 0.28429
                else (-0.2396 if kin_words <= 3.8107 else -0.1195)
            )
        )
        + (
            (
                -0.1230
                if furniture <= 11.5
                else (-0.1123 if share_grand <= 0.018807 else (-0.0730 if kin <= 5.5 else 0.0309))
            )
            if kept <= 1e-35
            else (
                (
                    (0.0031 if kin <= 15.5 else (0.1512 if to_container <= 11.5 else -0.0456))
                    if tag <= 1.5
                    else (-0.0691 if words <= 3.5 else (0.0408 if share_grand <= 0.12247 else -0.0758))
                )
                if share_grand <= 0.28429
                else (-0.0305 if named <= 1e-35 else 0.1567)
            )
        )
        + (
            ((0.0103 if to_container <= 1.5 else -0.1110) if is_description <= 1e-35 else 0.0492)
            if kept <= 1e-35
            else (
                (
                    (
                        0.0046
                        if ends <= 1e-35
                        else ((-0.0403 if container_share <= 0.89377 else 0.0445) if kin <= 17.5 else 0.1362)
                    )
                    if to_container <= 7.5
                    else (-0.0122 if container_share <= 0.97643 else -0.0928)
                )
                if share_grand <= 0.28429
                else (0.0442 if kin_words <= 3.8107 else (0.1461 if figure <= 1e-35 else -0.0134))
            )
        )
        + (
            (
                ((0.0297 if to_container <= 1.5 else -0.0874) if gap <= 48.5 else 0.0314)
                if furniture <= 6.5
                else (
                    (0.0091 if share_parent <= 0.1935 else 0.0875)
                    if kin_share <= 0.028384
                    else (0.0508 if share_great <= 0.1071 else 0.1353)
                )
            )
            if to_container <= 5.5
            else (
                (
                    (-0.0482 if kin_words <= 30.671 else 0.0484)
                    if to_container <= 9.5
                    else (-0.1109 if is_description <= 1e-35 else 0.0427)
                )
                if kin_share <= 0.69263
                else 0.0860
            )
        )
        + (
            (-0.0469 if from_best <= 1.5 else -0.1103)
            if furniture <= 11.5
            else (
                ((-0.0361 if share_great <= 0.08073 else 0.0549) if window_linked <= 0.11277 else -0.0772)
                if prose_parent <= 4.5131
                else (
                    (
                        (
                            (-0.0361 if named <= 3.5 else (0.0024 if container_share <= 0.78191 else 0.0932))
                            if window_linked <= 0.17069
                            else -0.0305
                        )
                        if tag <= 9.5
                        else -0.0612
                    )
                    if share_parent <= 0.24888
                    else (-0.0105 if since_first <= -1.5 else 0.1241)
                )
            )
        )
        + (
            (
                ((-0.0491 if kin <= 9.5 else 0.0716) if container_share <= 0.94961 else -0.0888)
                if named <= 1.5
                else (
                    ((-0.0287 if kin_words <= 1.9943 else 0.0633) if after_linked <= 0.17272 else -0.0417)
                    if kin_share <= 0.054869
                    else 0.1213
                )
            )
            if to_container <= 5.5
            else (
                (
                    (-0.0410 if kin_words <= 34.409 else 0.0445)
                    if to_container <= 9.5
                    else (-0.1027 if is_description <= 1e-35 else 0.0345)
                )
                if kin_share <= 0.81403
                else 0.0858
            )
        )
        + (
            (
                -0.1005
                if furniture <= 11.5
                else (
                    (
                        (-0.0884 if tag <= 4.5 else (-0.0556 if share_great <= 0.078518 else 0.0319))
                        if kin_share <= 0.0010213
                        else (-0.0354 if share_great <= 0.6006 else 0.0430)
                    )
                    if prose_parent <= 7.0119
                    else (0.0005 if after_words <= 17.5 else 0.0661)
                )
            )
            if kin_share <= 0.1168
            else (-0.0751 if furniture <= 6.5 else ((0.0239 if named <= 2.5 else 0.1140) if tag <= 9.5 else -0.0057))
        )
        + (
            (
                (-0.0474 if from_best <= 1.5 else (-0.0946 if kin_share <= 0.69263 else 0.0080))
                if is_description <= 1e-35
                else 0.0396
            )
            if kept <= 1e-35
            else (
                (
                    -0.0406
                    if words <= 3.5
                    else (
                        (
                            (
                                (0.0866 if to_best <= 11.5 else (-0.0332 if gap <= 8.5 else 0.0565))
                                if figure <= 1e-35
                                else -0.0412
                            )
                            if window_linked <= 0.16273
                            else -0.0213
                        )
                        if gap <= 149.5
                        else -0.0609
                    )
                )
                if share_parent <= 0.30188
                else 0.1121
            )
        )
        + (
            (
                (-0.0332 if from_best <= 1.5 else -0.0991)
                if furniture <= 11.5
                else (
                    -0.0820
                    if until_last <= 1.5
                    else (
                        -0.0726
                        if since_headline <= 1e-35
                        else (-0.0216 if share_great <= 0.050751 else (0.0592 if after_linked <= 0.22401 else -0.0235))
                    )
                )
            )
            if kin_share <= 0.1168
            else (
                -0.0685
                if furniture <= 6.5
                else (
                    ((-0.0258 if named <= 6.5 else 0.0701) if from_best <= 9.5 else -0.0542)
                    if share_great <= 0.64314
                    else 0.1073
                )
            )
        )
        + (
            (
                (
                    (-0.0279 if named <= 1.5 else 0.0613)
                    if to_container <= 2.5
                    else (
                        (-0.0618 if until_last <= 29.5 else -0.0112)
                        if prose_parent <= 11.717
                        else (-0.0467 if named <= 3.5 else 0.0529)
                    )
                )
                if kin_share <= 0.15699
                else ((0.0369 if container_share <= 0.95901 else -0.0729) if named <= 1.5 else 0.1021)
            )
            if to_container <= 9.5
            else ((-0.0670 if since_headline <= 395.5 else -0.0971) if kin_share <= 0.91136 else 0.0377)
        )
        + (
            (-0.0877 if share_parent <= 0.92013 else 0.0236)
            if furniture <= 11.5
            else (
                (
                    ((0.0721 if container_share <= 0.27401 else -0.0249) if window_linked <= 0.16273 else -0.0723)
                    if prose_parent <= 11.457
                    else (
                        -0.0362
                        if named <= 5.5
                        else (-0.0309 if container_share <= 0.77846 else (0.0796 if kin_words <= 61.671 else -0.0199))
                    )
                )
                if share_grand <= 0.28429
                else ((0.0008 if since_first <= -1e-35 else 0.0933) if window_linked <= 0.16273 else 0.0050)
            )
        )
        + (
            (
                (-0.0595 if gap <= 19.5 else 0.0152)
                if furniture <= 6.5
                else (
                    (0.0563 if tag <= 1.5 else -0.0082)
                    if share_grand <= 0.28429
                    else ((0.0719 if after_linked <= 0.10017 else -0.0050) if weight <= 18.978 else 0.0989)
                )
            )
            if to_container <= 9.5
            else (
                -0.0928
                if furniture <= 11.5
                else (
                    (-0.0640 if share_grand <= 0.016873 else 0.0130)
                    if since_headline <= 405.5
                    else (-0.0803 if after_words <= 105.5 else 0.0237)
                )
            )
        )
        + (
            (((-0.0310 if kin <= 9.5 else 0.0812) if titled <= 8.5 else -0.0578) if from_best <= 1.5 else -0.0882)
            if furniture <= 11.5
            else (
                ((-0.0794 if until_last <= 9.5 else -0.0202) if kin <= 16.5 else (0.0581 if gap <= 53.5 else -0.0241))
                if share_grand <= 0.28429
                else (
                    (-0.0290 if ends <= 1e-35 else 0.0470) if kin <= 3.5 else (0.0918 if linked <= 0.31801 else -0.0180)
                )
            )
        )
        + (
            (-0.0223 if from_best <= 1.5 else -0.0861)
            if furniture <= 11.5
            else (
                (
                    (-0.0633 if share_grand <= 0.007712 else -0.0184)
                    if kin <= 28.5
                    else (-0.0218 if kin_words <= 4.8667 else (0.0882 if gap <= 89.5 else -0.0353))
                )
                if share_grand <= 0.28429
                else (
                    (-0.0302 if ends <= 1e-35 else 0.0399)
                    if kin <= 2.5
                    else ((-0.0114 if kin_words <= 3.2265 else 0.0895) if linked <= 0.24759 else -0.0060)
                )
            )
        )
        + (
            (
                -0.0305
                if named <= 1.5
                else (
                    0.0864
                    if tag <= 1.5
                    else ((-0.0079 if kin_words <= 3.2265 else 0.0608) if window_linked <= 0.18347 else -0.0224)
                )
            )
            if to_container <= 5.5
            else (
                (
                    ((-0.0530 if since_marker <= 878.5 else 0.0427) if tag <= 9.5 else -0.0630)
                    if kin_words <= 32.926
                    else 0.0566
                )
                if to_container <= 9.5
                else ((-0.0799 if share_parent <= 0.87463 else -0.0014) if is_description <= 1e-35 else 0.0410)
            )
        )
        + (
            (
                -0.0843
                if until_last <= 1e-35
                else (
                    (-0.0701 if kin_share <= 0.0081524 else 0.0133)
                    if since_first <= -1e-35
                    else (-0.0147 if share_parent <= 0.27252 else 0.0501)
                )
            )
            if kin_share <= 0.054869
            else (
                (
                    (0.0051 if before_linked <= 0.12283 else -0.0552)
                    if kin_share <= 0.77406
                    else (-0.0197 if ends <= 1e-35 else 0.0778)
                )
                if share_grand <= 0.67194
                else (-0.0308 if until_last <= -1e-35 else (0.0886 if tag <= 9.5 else -0.0077))
            )
        )
        + (
            ((-0.0420 if kin <= 86.5 else (0.0885 if kin <= 148 else -0.0250)) if titled <= 5.5 else -0.0756)
            if kept <= 1e-35
            else (
                (
                    (
                        (-0.0538 if until_last <= 7.5 else (0.0323 if after_linked <= 0.1321 else -0.0280))
                        if kin <= 15.5
                        else (0.0051 if kin_share <= 0.025559 else 0.0825)
                    )
                    if to_container <= 7.5
                    else -0.0406
                )
                if share_parent <= 0.30188
                else (0.0873 if small <= 1e-35 else -0.0153)
            )
        )
        + (
            (
                (
                    (-0.0324 if named <= 10.5 else 0.0868)
                    if window_linked <= 0.0038381
                    else (-0.0497 if gap <= 107.5 else 0.0485)
                )
                if titled <= 5.5
                else -0.0731
            )
            if kept <= 1e-35
            else (
                (
                    -0.0412
                    if words <= 3.5
                    else (
                        0.0025
                        if kin <= 18.5
                        else (0.0960 if to_container <= 6.5 else (0.0450 if gap <= 37.5 else -0.0441))
                    )
                )
                if share_parent <= 0.30188
                else (0.0854 if linked <= 0.23416 else -0.0155)
            )
        )
        + (
            (
                (
                    (-0.0004 if tag <= 1.5 else -0.0718)
                    if tag <= 2.5
                    else ((-0.0297 if since_first <= 1e-35 else 0.0596) if tag <= 6.5 else -0.0342)
                )
                if ends <= 1e-35
                else (
                    -0.0528
                    if until_last <= -1e-35
                    else (
                        (0.0231 if kin_words <= 13.043 else (0.0799 if tag <= 6.5 else -0.0231))
                        if to_best <= 9.5
                        else -0.0107
                    )
                )
            )
            if window_linked <= 0.17918
            else (-0.0159 if to_best <= 2.5 else -0.0747)
        )
        + (
            (
                (-0.0161 if from_best <= 1.5 else -0.0768)
                if named <= 10.5
                else (
                    (-0.0354 if words <= 3.5 else (-0.0019 if kin <= 3.5 else 0.0622))
                    if density_parent <= 0.11551
                    else -0.0617
                )
            )
            if kin_share <= 0.063843
            else (
                -0.0490
                if named <= 1.5
                else (
                    ((0.0771 if small <= 1e-35 else -0.0277) if after_linked <= 0.8934 else -0.0088)
                    if to_best <= 7.5
                    else (0.0459 if container_share <= 0.97608 else -0.0527)
                )
            )
        )
        + (
            (
                (
                    (-0.0514 if share_grand <= 0.015042 else 0.0076)
                    if since_headline <= 375.5
                    else (-0.0620 if since_marker <= 5645 else 0.0371)
                )
                if window_linked <= 0.27609
                else (0.0223 if from_best <= 1.5 else -0.0794)
            )
            if kept <= 1e-35
            else (
                (
                    -0.0343
                    if words <= 3.5
                    else (
                        (0.0337 if to_container <= 2.5 else -0.0181)
                        if until_last <= 29.5
                        else (0.0724 if to_container <= 6.5 else -0.0000)
                    )
                )
                if share_parent <= 0.30188
                else 0.0787
            )
        )
        + (
            (
                (
                    (-0.0409 if kin_share <= 0.051129 else (0.0710 if kin_words <= 20.048 else -0.0210))
                    if titled <= 5.5
                    else -0.0699
                )
                if is_description <= 1e-35
                else 0.0486
            )
            if kept <= 1e-35
            else (
                (-0.0062 if kin_words <= 3.69 else 0.0740)
                if to_container <= 2.5
                else (
                    (
                        (-0.0472 if until_last <= 7.5 else (-0.0134 if container_share <= 0.89377 else 0.0428))
                        if to_container <= 6.5
                        else -0.0312
                    )
                    if kin_share <= 0.79403
                    else 0.0577
                )
            )
        )
        + (
            (
                0.0711
                if to_container <= 1.5
                else (
                    (-0.0049 if tag <= 8.5 else -0.0664)
                    if words <= 3.5
                    else (
                        ((-0.0489 if since_marker <= 1650.5 else 0.0193) if share_grand <= 0.28429 else 0.0303)
                        if until_last <= 29.5
                        else (0.0517 if share_parent <= 0.34807 else -0.0155)
                    )
                )
            )
            if to_container <= 9.5
            else (
                (-0.0695 if share_grand <= 0.80952 else (-0.0526 if words <= 10.5 else 0.0192))
                if is_description <= 1e-35
                else 0.0528
            )
        )
        + (
            (
                (
                    -0.0411
                    if words <= 3.5
                    else (
                        (
                            (0.0178 if titled <= 10.5 else -0.0530)
                            if container_share <= 0.78191
                            else ((-0.0196 if kin_words <= 15.083 else 0.0265) if gap <= 9.5 else 0.0569)
                        )
                        if markers <= 1e-35
                        else (0.0151 if titled <= 2.5 else -0.0679)
                    )
                )
                if density_grand <= 0.24202
                else -0.0668
            )
            if share_parent <= 0.24888
            else ((0.0257 if density_parent <= 0.074347 else -0.0512) if ends <= 1e-35 else 0.0711)
        )
        + (
            (
                ((-0.0305 if furniture <= 11.5 else 0.0757) if density_grand <= 0.0031506 else -0.0322)
                if titled <= 5.5
                else (-0.0648 if is_description <= 1e-35 else 0.0285)
            )
            if kept <= 1e-35
            else (
                (
                    ((-0.0202 if kin_words <= 4.5227 else 0.0267) if share_grand <= 0.14106 else -0.0501)
                    if kin_share <= 0.82293
                    else 0.0499
                )
                if share_grand <= 0.31743
                else ((-0.0012 if kin_words <= 3.69 else 0.0729) if linked <= 0.23416 else -0.0277)
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                (-0.0026 if window_linked <= 0.0020323 else -0.0726)
                if until_last <= -1.5
                else (-0.0608 if kin_words <= 4.05 else (-0.0233 if gap <= 18.5 else 0.0333))
            )
            if kept <= 1e-35
            else (
                (
                    (-0.0051 if kin <= 20.5 else 0.0696)
                    if tag <= 9.5
                    else (-0.0634 if words <= 3.5 else (0.0430 if share_grand <= 0.027208 else -0.0414))
                )
                if share_parent <= 0.30188
                else (0.0751 if after_linked <= 0.16437 else 0.0110)
            )
        )
        + (
            (
                (
                    -0.0462
                    if named <= 5.5
                    else (
                        -0.0232
                        if words <= 3.5
                        else ((-0.0246 if kin_words <= 19.48 else 0.0325) if kin <= 3.5 else 0.0456)
                    )
                )
                if window_linked <= 0.15244
                else (-0.0047 if from_best <= 1.5 else -0.0672)
            )
            if kin_share <= 0.10889
            else (
                -0.0452
                if named <= 1.5
                else (
                    ((0.0704 if after_linked <= 0.88022 else -0.0054) if gap <= 175.5 else -0.0438)
                    if window_linked <= 0.18726
                    else -0.0124
                )
            )
        )
        + (
            (
                0.0627
                if to_container <= 1.5
                else (
                    -0.0093
                    if kin <= 21.5
                    else (
                        ((-0.0364 if to_best <= 4.5 else 0.0603) if kept <= 1e-35 else 0.0731)
                        if tag <= 6.5
                        else -0.0261
                    )
                )
            )
            if to_container <= 9.5
            else (
                (
                    ((0.0352 if titled <= 5.5 else -0.0522) if density_grand <= 0.0031506 else -0.0730)
                    if share_grand <= 0.80952
                    else (-0.0324 if kin <= 5.5 else 0.0585)
                )
                if is_description <= 1e-35
                else 0.0420
            )
        )
        + (
            (
                (
                    -0.0263
                    if until_last <= 10.5
                    else (
                        -0.0095
                        if kin_words <= 4.5227
                        else (-0.0015 if since_marker <= 811.5 else (0.0554 if since_marker <= 7060 else -0.0051))
                    )
                )
                if kin_share <= 0.15699
                else ((0.0587 if kin_words <= 178.16 else -0.0464) if figure <= 1e-35 else -0.0603)
            )
            if to_container <= 9.5
            else (
                -0.0654
                if kin_share <= 0.0081524
                else (0.0342 if gap <= 2.5 else (0.0295 if kin_words <= 7.4722 else -0.0555))
            )
        )
        + (
            (
                -0.0575
                if named <= 11.5
                else (
                    ((-0.0462 if words <= 17.5 else 0.0290) if kin <= 2.5 else 0.0376)
                    if window_linked <= 0.29347
                    else -0.0458
                )
            )
            if kept <= 1e-35
            else (
                (0.0007 if kin <= 4.5 else (0.0670 if figure <= 1e-35 else -0.0338))
                if tag <= 1.5
                else (
                    (-0.0328 if tag <= 2.5 else (0.0516 if density_grand <= 0.12948 else -0.0340))
                    if tag <= 7.5
                    else -0.0279
                )
            )
        )
        + (
            (
                (0.0628 if linked <= 0.20057 else -0.0306)
                if to_container <= 1.5
                else (
                    ((-0.0555 if density_grand <= 0.71793 else 0.0393) if to_container <= 7.5 else 0.0513)
                    if named <= 2.5
                    else (0.0070 if kin_share <= 0.15699 else (0.0022 if kin <= 15.5 else 0.0663))
                )
            )
            if to_container <= 9.5
            else (
                -0.0707
                if furniture <= 11.5
                else ((-0.0323 if share_grand <= 0.008535 else 0.0400) if since_headline <= 405.5 else -0.0482)
            )
        )
        + (
            (
                ((0.0649 if small <= 1e-35 else -0.0351) if linked <= 0.23416 else -0.0381)
                if to_container <= 1.5
                else (
                    -0.0129
                    if kin <= 15.5
                    else (
                        -0.0320
                        if words <= 3.5
                        else ((0.0776 if to_container <= 6.5 else 0.0034) if share_parent <= 0.52774 else -0.0165)
                    )
                )
            )
            if to_container <= 9.5
            else (
                -0.0685
                if furniture <= 11.5
                else ((-0.0200 if ends <= 1e-35 else 0.0661) if since_first <= 4.5 else -0.0359)
            )
        )
        + (
            (-0.0651 if share_grand <= 0.11218 else (0.0554 if share_great <= 0.1285 else -0.0319))
            if until_last <= 1e-35
            else (
                (-0.0416 if since_marker <= 383.5 else (0.0066 if from_best <= 6.5 else -0.0339))
                if ends <= 1e-35
                else (
                    (
                        (0.0121 if times <= 1.5 else -0.0428)
                        if kin <= 28.5
                        else (-0.0058 if kin_share <= 0.14284 else 0.0663)
                    )
                    if share_grand <= 0.67194
                    else (0.0666 if tag <= 9.5 else -0.0150)
                )
            )
        )
        + (
            (
                (-0.0145 if to_container <= 11.5 else -0.0674)
                if furniture <= 11.5
                else (0.0448 if window_linked <= 0.00448 else (-0.0371 if kin_words <= 20.633 else 0.0204))
            )
            if kept <= 1e-35
            else (
                (
                    -0.0515
                    if named <= 3.5
                    else (
                        (0.0126 if tag <= 7.5 else -0.0570)
                        if words <= 3.5
                        else (0.0335 if window_linked <= 0.11033 else -0.0147)
                    )
                )
                if share_parent <= 0.30188
                else (0.0636 if linked <= 0.20057 else -0.0280)
            )
        )
        + (
            (
                (
                    -0.0287
                    if furniture <= 8.5
                    else (
                        ((0.0227 if after_linked <= 0.8712 else -0.0332) if density_parent <= 0.12832 else -0.0308)
                        if gap <= 149.5
                        else -0.0532
                    )
                )
                if kin_share <= 0.621
                else (
                    -0.0358
                    if furniture <= 1.5
                    else ((-0.0345 if until_last <= 25.5 else 0.0472) if share_grand <= 0.28429 else 0.0630)
                )
            )
            if window_linked <= 0.18726
            else (-0.0025 if from_best <= 1.5 else (-0.0607 if is_description <= 1e-35 else 0.0319))
        )
        + (
            ((0.0526 if density_grand <= 0.0019936 else -0.0284) if titled <= 2.5 else -0.0570)
            if until_last <= 1e-35
            else (
                ((0.0220 if to_best <= 5.5 else -0.0427) if kin <= 4.5 else 0.0526)
                if tag <= 1.5
                else (
                    (-0.0548 if kin_words <= 44.227 else 0.0290)
                    if tag <= 2.5
                    else (
                        ((0.0064 if gap <= 5.5 else 0.0524) if container_share <= 0.99092 else -0.0123)
                        if to_best <= 6.5
                        else -0.0281
                    )
                )
            )
        )
        + (
            (
                (0.0148 if kin_share <= 0.60848 else 0.0621)
                if to_container <= 1.5
                else (
                    ((-0.0470 if density_parent <= 0.94132 else 0.0335) if to_container <= 7.5 else 0.0523)
                    if named <= 2.5
                    else (-0.0192 if words <= 3.5 else (0.0290 if markers <= 1.5 else -0.0444))
                )
            )
            if to_container <= 9.5
            else (
                (-0.0443 if since_headline <= 1e-35 else (-0.0049 if kin_words <= 10.358 else 0.0554))
                if since_headline <= 395.5
                else -0.0601
            )
        )
        + (
            (
                ((-0.0375 if gap <= 8.5 else 0.0497) if from_best <= 1.5 else -0.0587)
                if furniture <= 11.5
                else (-0.0271 if kin <= 2.5 else (0.0681 if density_grand <= 0.0031506 else -0.0137))
            )
            if kept <= 1e-35
            else (
                (0.0078 if share_grand <= 0.14106 else -0.0409)
                if share_grand <= 0.28429
                else (
                    (-0.0246 if prose_parent <= 18.001 else 0.0390)
                    if kin <= 12.5
                    else (0.0689 if linked <= 0.20057 else -0.0255)
                )
            )
        )
        + (
            (
                (
                    ((-0.0351 if weight <= 13.008 else 0.0585) if to_container <= 2.5 else -0.0198)
                    if kin <= 21.5
                    else 0.0658
                )
                if tag <= 1.5
                else (
                    -0.0298
                    if tag <= 2.5
                    else ((0.0391 if window_linked <= 0.16273 else -0.0331) if tag <= 8.5 else -0.0164)
                )
            )
            if to_container <= 11.5
            else (
                -0.0620
                if furniture <= 11.5
                else ((0.0623 if titled <= 4.5 else -0.0098) if since_marker <= 629.5 else -0.0424)
            )
        )
        + (
            (
                ((0.0534 if kin_words <= 178.16 else -0.0450) if linked <= 0.20057 else -0.0263)
                if to_container <= 1.5
                else (
                    (-0.0209 if kin_words <= 42.194 else 0.0324)
                    if kin <= 21.5
                    else (-0.0353 if words <= 2.5 else (0.0532 if share_parent <= 0.39237 else -0.0194))
                )
            )
            if to_container <= 11.5
            else (
                (-0.0403 if kin_words <= 12.05 else 0.0367)
                if since_first <= 23.5
                else (0.0152 if container_share <= 0.27401 else -0.0620)
            )
        )
        + (
            (
                (
                    ((0.0112 if to_container <= 1.5 else -0.0466) if to_container <= 7.5 else 0.0486)
                    if density_grand <= 0.71793
                    else 0.0462
                )
                if to_container <= 10.5
                else -0.0574
            )
            if named <= 5.5
            else (
                ((-0.0088 if tag <= 2.5 else 0.0197) if density_grand <= 0.25054 else -0.0380)
                if weight <= 19.225
                else (
                    ((-0.0419 if to_best <= 4.5 else 0.0318) if container_share <= 0.87986 else 0.0386)
                    if share_grand <= 0.63013
                    else 0.0620
                )
            )
        )
        + (
            (
                (
                    -0.0134
                    if kin <= 4.5
                    else (
                        (0.0173 if tag <= 9.5 else -0.0495)
                        if words <= 3.5
                        else (
                            (0.0195 if times <= 2.5 else -0.0394)
                            if kin <= 22.5
                            else (0.0610 if to_container <= 6.5 else -0.0033)
                        )
                    )
                )
                if kin_share <= 0.82293
                else (-0.0285 if kept <= 1e-35 else 0.0596)
            )
            if to_container <= 11.5
            else ((-0.0433 if share_great <= 0.018811 else 0.0244) if since_headline <= 447.5 else -0.0563)
        )
        + (
            (
                (
                    (
                        (0.0356 if prose_parent <= 59.084 else -0.0237)
                        if tag <= 1.5
                        else (
                            -0.0451 if tag <= 2.5 else ((-0.0021 if gap <= 6.5 else 0.0535) if tag <= 6.5 else -0.0242)
                        )
                    )
                    if after_linked <= 0.012398
                    else -0.0354
                )
                if after_words <= 25.5
                else (0.0096 if weight <= 8.8037 else 0.0541)
            )
            if density_parent <= 0.14292
            else (0.0009 if from_best <= 1.5 else (-0.0549 if kin_words <= 46.944 else 0.0219))
        )
        + (
            (
                (-0.0188 if after_words <= 25.5 else 0.0268)
                if kin <= 15.5
                else (
                    (-0.0145 if kin_words <= 2.0213 else 0.0610)
                    if container_share <= 0.9964
                    else (-0.0463 if kept <= 1e-35 else 0.0328)
                )
            )
            if to_container <= 5.5
            else (
                (
                    (-0.0249 if share_grand <= 0.80952 else (-0.0273 if kin_words <= 12.633 else 0.0510))
                    if kin <= 68.5
                    else (0.0540 if kin <= 127.5 else -0.0159)
                )
                if density_grand <= 0.24202
                else -0.0487
            )
        )
        + (
            (
                (0.0324 if prose_parent <= 1.6986 else -0.0361)
                if kept <= 1e-35
                else (
                    (0.0508 if tag <= 1.5 else (-0.0245 if tag <= 2.5 else 0.0266))
                    if after_linked <= 0.15085
                    else -0.0198
                )
            )
            if to_container <= 5.5
            else (
                -0.0471
                if named <= 10.5
                else (
                    (
                        0.0443
                        if window_linked <= 0.01621
                        else ((0.0196 if container_share <= 0.97643 else -0.0313) if markers <= 1e-35 else -0.0527)
                    )
                    if tag <= 7.5
                    else -0.0395
                )
            )
        )
        + (
            (0.0008 if density_grand <= 0.0019936 else -0.0516)
            if until_last <= 1e-35
            else (
                -0.0258
                if words <= 3.5
                else (
                    (
                        (0.0023 if share_grand <= 0.1378 else (-0.0597 if share_parent <= 0.24888 else 0.0083))
                        if share_grand <= 0.67194
                        else (0.0009 if weight <= 12.014 else (0.0550 if small <= 1e-35 else -0.0383))
                    )
                    if kin <= 28.5
                    else ((-0.0013 if furniture <= 1.5 else 0.0568) if gap <= 149.5 else -0.0275)
                )
            )
        )
        + (
            ((-0.0285 if kin <= 12.5 else 0.0355) if density_parent <= 0.0036405 else -0.0533)
            if until_last <= 1.5
            else (
                (
                    (
                        (
                            (
                                (-0.0125 if kin_words <= 20.382 else 0.0259)
                                if kin_share <= 0.54116
                                else (-0.0845 if share_parent <= 0.62022 else 0.0160)
                            )
                            if kin <= 27.5
                            else 0.0256
                        )
                        if kin_words <= 42.194
                        else 0.0401
                    )
                    if to_best <= 9.5
                    else -0.0297
                )
                if kin_share <= 0.80963
                else (-0.0203 if ends <= 1e-35 else 0.0546)
            )
        )
        + (
            ((0.0476 if titled <= 7.5 else -0.0266) if since_headline <= 405.5 else -0.0472)
            if until_last <= 1.5
            else (
                (
                    (-0.0069 if since_marker <= 1549.5 else 0.0425)
                    if share_great <= 0.89603
                    else (-0.0256 if furniture <= 1.5 else 0.0589)
                )
                if tag <= 1.5
                else (
                    -0.0333
                    if tag <= 2.5
                    else (
                        (0.0319 if window_linked <= 0.1319 else -0.0256)
                        if tag <= 8.5
                        else (-0.0375 if window_linked <= 0.05395 else 0.0173)
                    )
                )
            )
        )
        + (
            (
                (0.0124 if since_headline <= 385.5 else -0.0443)
                if until_last <= 6.5
                else (
                    -0.0411
                    if since_headline <= 1e-35
                    else (
                        -0.0183
                        if words <= 3.5
                        else (
                            (
                                0.0313
                                if kin_share <= 0.28247
                                else (-0.0371 if share_grand <= 0.6006 else (-0.0360 if kin <= 12.5 else 0.0463))
                            )
                            if markers <= 1e-35
                            else -0.0277
                        )
                    )
                )
            )
            if kin_share <= 0.80963
            else ((-0.0291 if furniture <= 1.5 else 0.0518) if figure <= 1e-35 else -0.0344)
        )
        + (
            ((-0.0320 if gap <= 18.5 else 0.0554) if to_container <= 10.5 else -0.0502)
            if named <= 5.5
            else (
                (
                    (
                        ((0.0154 if tag <= 1.5 else -0.0527) if tag <= 2.5 else 0.0307)
                        if to_best <= 6.5
                        else (-0.0032 if gap <= 55.5 else -0.0572)
                    )
                    if words <= 21.5
                    else (0.0511 if gap <= 146.5 else -0.0401)
                )
                if after_linked <= 0.15398
                else (-0.0349 if tag <= 4.5 else 0.0094)
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                (0.0313 if after_linked <= 0.12949 else -0.0158)
                if tag <= 1.5
                else (
                    -0.0363
                    if tag <= 2.5
                    else (
                        ((0.0128 if times <= 1e-35 else 0.0573) if times <= 1.5 else -0.0117)
                        if tag <= 8.5
                        else (-0.0379 if window_linked <= 0.05395 else 0.0149)
                    )
                )
            )
            if window_linked <= 0.2478
            else (
                ((-0.0254 if container_share <= 0.68999 else 0.0497) if container_share <= 0.90633 else -0.0320)
                if titled <= 9.5
                else -0.0537
            )
        )
        + (
            (-0.0564 if until_last <= -18.5 else -0.0130)
            if furniture <= 6.5
            else (
                (
                    (
                        (
                            (
                                -0.0314
                                if kin_share <= 0.0011194
                                else (
                                    0.0565 if kin_words <= 5.9511 else (-0.0127 if share_grand <= 0.67194 else 0.0295)
                                )
                            )
                            if tag <= 4.5
                            else 0.0521
                        )
                        if after_words <= 21.5
                        else ((0.0166 if words <= 18.5 else 0.0584) if density_parent <= 0.1495 else -0.0191)
                    )
                    if before_linked <= 0.28534
                    else -0.0252
                )
                if tag <= 8.5
                else -0.0266
            )
        )
        + (
            (
                -0.0174
                if words <= 3.5
                else (
                    (
                        (
                            (-0.0131 if share_grand <= 0.63013 else 0.0284)
                            if tag <= 2.5
                            else (0.0475 if kin_words <= 9.5917 else (0.0247 if share_grand <= 0.11719 else -0.0364))
                        )
                        if share_great <= 0.8807
                        else (
                            (-0.0136 if furniture <= 1.5 else (0.0111 if words <= 11.5 else 0.0579))
                            if tag <= 6.5
                            else -0.0255
                        )
                    )
                    if linked <= 0.11916
                    else -0.0203
                )
            )
            if before_linked <= 0.28534
            else -0.0313
        )
        + (
            (-0.0543 if until_last <= 7.5 else -0.0137)
            if named <= 5.5
            else (
                (
                    (
                        (-0.0222 if titled <= 1e-35 else 0.0296)
                        if titled <= 5.5
                        else (
                            (-0.0261 if titled <= 7.5 else (0.0211 if kin <= 127.5 else -0.0333))
                            if markers <= 1e-35
                            else -0.0426
                        )
                    )
                    if density_parent <= 0.074347
                    else (-0.0360 if until_last <= 29.5 else 0.0025)
                )
                if kin_share <= 0.75885
                else (0.0484 if tag <= 9.5 else -0.0165)
            )
        )
        + (
            (
                ((-0.0083 if kin <= 13.5 else 0.0628) if from_best <= 1.5 else -0.0263)
                if titled <= 7.5
                else (-0.0475 if container_share <= 0.99978 else 0.0141)
            )
            if named <= 5.5
            else (
                (
                    (
                        ((-0.0204 if container_share <= 0.94806 else 0.0184) if share_great <= 0.08073 else 0.0366)
                        if share_grand <= 0.14106
                        else -0.0254
                    )
                    if share_grand <= 0.67194
                    else (0.0026 if kin <= 2.5 else 0.0416)
                )
                if before_linked <= 0.28534
                else -0.0217
            )
        )
        + (
            (
                (-0.0277 if gap <= 8.5 else (0.0652 if kin_share <= 0.010862 else -0.0135))
                if from_best <= 1.5
                else -0.0372
            )
            if named <= 5.5
            else (
                (
                    (
                        ((-0.0086 if tag <= 4.5 else 0.0364) if gap <= 8.5 else (0.0345 if tag <= 9.5 else -0.0087))
                        if gap <= 149.5
                        else -0.0421
                    )
                    if before_linked <= 0.28534
                    else -0.0231
                )
                if kin_share <= 0.82293
                else (0.0506 if tag <= 9.5 else -0.0164)
            )
        )
        + (
            (
                (
                    (-0.0323 if share_grand <= 0.055446 else (0.0450 if share_grand <= 0.78819 else -0.0237))
                    if words <= 3.5
                    else (
                        (0.0043 if before_words <= 26.5 else 0.0323)
                        if after_linked <= 0.1278
                        else ((0.0370 if kept <= 1e-35 else -0.0217) if from_best <= 3.5 else -0.0358)
                    )
                )
                if markers <= 1e-35
                else (0.0353 if container_share <= 0.27401 else (-0.0541 if kin_share <= 0.59571 else 0.0145))
            )
            if kin_share <= 0.93433
            else 0.0491
        )
        + (
            (
                (
                    (
                        (-0.0091 if words <= 22.5 else 0.0426)
                        if gap <= 2.5
                        else (
                            -0.0314
                            if gap <= 5.5
                            else ((0.0250 if words <= 192.5 else -0.0473) if to_container <= 8.5 else -0.0227)
                        )
                    )
                    if kin <= 28.5
                    else (-0.0095 if words <= 2.5 else (-0.0145 if furniture <= 1.5 else 0.0521))
                )
                if gap <= 149.5
                else -0.0590
            )
            if window_linked <= 0.19119
            else (-0.0022 if from_best <= 3.5 else -0.0385)
        )
        + (
            ((0.0391 if density_parent <= 0.019549 else -0.0191) if titled <= 5.5 else -0.0430)
            if until_last <= 6.5
            else (
                (
                    (
                        -0.0271
                        if ends <= 1e-35
                        else ((0.0147 if kin <= 12.5 else -0.0395) if share_great <= 0.28399 else 0.0434)
                    )
                    if kin <= 28.5
                    else 0.0553
                )
                if tag <= 1.5
                else (
                    -0.0289
                    if tag <= 2.5
                    else (-0.0219 if before_words <= 1.5 else (0.0171 if linked <= 0.21671 else -0.0245))
                )
            )
        )
        + (
            (
                ((-0.0286 if tag <= 4.5 else 0.0224) if ends <= 1e-35 else 0.0296)
                if since_first <= 13.5
                else (
                    ((-0.0426 if since_marker <= 2333.5 else 0.0053) if after_words <= 37.5 else 0.0123)
                    if tag <= 4.5
                    else (0.0176 if kin_words <= 20.923 else -0.0467)
                )
            )
            if kin <= 28.5
            else (((-0.0266 if gap <= 18.5 else 0.0297) if furniture <= 9.5 else 0.0484) if tag <= 6.5 else -0.0192)
        )
        + (
            (
                (
                    -0.0190
                    if words <= 3.5
                    else (
                        (
                            (
                                ((0.0168 if window_linked <= 0.0020323 else -0.0261) if words <= 16.5 else 0.0192)
                                if tag <= 4.5
                                else (0.0424 if kin_words <= 27.634 else -0.0190)
                            )
                            if small <= 1e-35
                            else -0.0455
                        )
                        if linked <= 0.11916
                        else (0.0198 if container_share <= 0.83722 else -0.0404)
                    )
                )
                if kin_share <= 0.93433
                else 0.0469
            )
            if markers <= 1e-35
            else (0.0344 if container_share <= 0.27401 else -0.0434)
        )
        + (
            (
                -0.0384
                if until_last <= 15.5
                else ((0.0494 if to_best <= 6.5 else -0.0277) if container_share <= 0.92067 else -0.0185)
            )
            if named <= 10.5
            else (
                (
                    ((-0.0298 if container_share <= 0.94961 else 0.0276) if share_grand <= 0.031232 else 0.0397)
                    if density_grand <= 0.008536
                    else (-0.0221 if until_last <= 29.5 else (0.0274 if to_container <= 6.5 else -0.0115))
                )
                if weight <= 34.602
                else (0.0406 if kin_words <= 178.16 else -0.0147)
            )
        )
        + (
            -0.0237
            if named <= 5.5
            else (
                (
                    (
                        (-0.0311 if from_best <= 3.5 else 0.0082)
                        if words <= 3.5
                        else (
                            ((-0.0031 if kin <= 2.5 else 0.0364) if kin_share <= 0.045579 else -0.0209)
                            if kin <= 33.5
                            else (0.0603 if to_container <= 6.5 else 0.0025)
                        )
                    )
                    if linked <= 0.097183
                    else -0.0299
                )
                if words <= 36.5
                else ((0.0481 if times <= 2.5 else -0.0189) if after_linked <= 0.8712 else -0.0262)
            )
        )
        + (
            (
                (-0.0332 if since_headline <= 1e-35 else 0.0201)
                if since_first <= 15.5
                else (
                    (-0.0330 if after_words <= 38.5 else 0.0093)
                    if tag <= 4.5
                    else (0.0196 if share_grand <= 0.92843 else (0.0165 if kin <= 4.5 else -0.0631))
                )
            )
            if kin <= 28.5
            else (
                (0.0419 if density_grand <= 0.27025 else (0.0384 if from_best <= 1.5 else -0.0392))
                if tag <= 6.5
                else (0.0197 if titled <= 5.5 else -0.0399)
            )
        )
        + (
            ((0.0464 if times <= 1.5 else -0.0220) if window_linked <= 0.0020323 else -0.0345)
            if until_last <= 1.5
            else (
                (
                    (
                        (-0.0313 if share_parent <= 0.30188 else 0.0258)
                        if until_last <= 29.5
                        else (0.0330 if to_container <= 9.5 else -0.0114)
                    )
                    if share_great <= 0.93119
                    else 0.0393
                )
                if tag <= 1.5
                else (
                    (-0.0325 if kin_words <= 44.227 else 0.0217)
                    if tag <= 2.5
                    else (0.0069 if markers <= 1e-35 else -0.0365)
                )
            )
        )
        + (
            (
                (-0.0190 if from_best <= 3.5 else 0.0489)
                if titled <= 5.5
                else (-0.0495 if is_repeated <= 1e-35 else 0.0143)
            )
            if until_last <= 1.5
            else (
                (
                    (-0.0301 if gap <= 9.5 else 0.0358)
                    if named <= 3.5
                    else (0.0511 if window_linked <= 0.019143 else 0.0119)
                )
                if tag <= 1.5
                else (
                    -0.0341
                    if words <= 1.5
                    else (0.0093 if density_parent <= 0.037845 else (0.0098 if prose_parent <= 1e-35 else -0.0310))
                )
            )
        )
        + (
            (
                ((0.0081 if window_linked <= 0.18347 else -0.0284) if times <= 1.5 else -0.0474)
                if until_last <= 6.5
                else (
                    (
                        (-0.0220 if since_marker <= 383.5 else 0.0094)
                        if kin_share <= 0.20419
                        else (0.0213 if kin_words <= 20.048 else -0.0651)
                    )
                    if ends <= 1e-35
                    else (
                        0.0333
                        if since_first <= 12.5
                        else ((-0.0341 if gap <= 10.5 else 0.0098) if kin <= 18.5 else 0.0265)
                    )
                )
            )
            if kin_share <= 0.93433
            else 0.0433
        )
        + (
            (
                (
                    0.0069
                    if since_first <= 26.5
                    else ((0.0120 if window_linked <= 0.0020323 else -0.0438) if since_marker <= 5144 else 0.0362)
                )
                if until_last <= 6.5
                else (
                    ((0.0325 if gap <= 2.5 else -0.0111) if gap <= 9.5 else 0.0573)
                    if tag <= 1.5
                    else ((-0.0312 if gap <= 6.5 else 0.0062) if tag <= 4.5 else (0.0338 if tag <= 7.5 else -0.0070))
                )
            )
            if gap <= 149.5
            else -0.0493
        )
        + (
            (
                (-0.0352 if until_last <= 7.5 else (-0.0156 if gap <= 10.5 else (0.0391 if times <= 1.5 else -0.0208)))
                if named <= 10.5
                else (
                    (-0.0213 if gap <= 6.5 else 0.0162)
                    if words <= 17.5
                    else (
                        ((0.0347 if kin_share <= 0.68302 else -0.0172) if share_grand <= 0.15119 else -0.0310)
                        if share_grand <= 0.63013
                        else 0.0447
                    )
                )
            )
            if gap <= 149.5
            else (-0.0633 if times <= 460.5 else 0.0152)
        )
        + (
            -0.0181
            if words <= 3.5
            else (
                (
                    (
                        (
                            (0.0234 if gap <= 1.5 else -0.0099)
                            if titled <= 11.5
                            else ((-0.0073 if prose_parent <= 7.891 else -0.0600) if share_great <= 0.87808 else 0.0067)
                        )
                        if after_words <= 37.5
                        else (0.0258 if density_parent <= 0.12832 else -0.0247)
                    )
                    if is_description <= 1e-35
                    else 0.0454
                )
                if kin <= 28.5
                else (0.0545 if titled <= 6.5 else (0.0325 if density_grand <= 0.031254 else -0.0255))
            )
        )
        + (
            ((0.0276 if from_best <= 1.5 else -0.0215) if titled <= 8.5 else -0.0313)
            if named <= 5.5
            else (
                (
                    (
                        (-0.0255 if from_best <= 3.5 else (0.0321 if to_best <= 7.5 else -0.0192))
                        if words <= 3.5
                        else 0.0165
                    )
                    if density_parent <= 0.04385
                    else -0.0147
                )
                if words <= 34.5
                else (
                    ((0.0090 if kin <= 4.5 else 0.0548) if times <= 2.5 else -0.0116)
                    if after_linked <= 0.82405
                    else -0.0166
                )
            )
        )
        + (
            (
                (0.0275 if to_container <= 11.5 else -0.0300)
                if prose_parent <= 9.8833
                else (0.0170 if titled <= 2.5 else -0.0451)
            )
            if named <= 5.5
            else (
                (
                    (0.0245 if gap <= 102.5 else -0.0270)
                    if window_linked <= 1e-35
                    else (
                        (-0.0117 if titled <= 3.5 else (0.0368 if gap <= 20.5 else -0.0082))
                        if titled <= 11.5
                        else -0.0215
                    )
                )
                if weight <= 36.034
                else (0.0348 if gap <= 209.5 else -0.0231)
            )
        )
        + (
            (
                (
                    -0.0120
                    if before_words <= 3.5
                    else (
                        -0.0025
                        if until_last <= 27.5
                        else (
                            (
                                -0.0012
                                if density_grand <= 0.011893
                                else (
                                    0.0381
                                    if container_share <= 0.99147
                                    else (0.0486 if density_grand <= 0.03817 else -0.0299)
                                )
                            )
                            if words <= 192.5
                            else -0.0474
                        )
                    )
                )
                if markers <= 1e-35
                else (0.0293 if container_share <= 0.27401 else (-0.0454 if kin_share <= 0.59571 else 0.0118))
            )
            if kin_share <= 0.93433
            else (0.0447 if since_marker <= 6406.5 else -0.0177)
        )
        + (
            (
                (-0.0180 if share_grand <= 0.67194 else (0.0318 if container_share <= 0.92804 else -0.0272))
                if container_share <= 0.94446
                else ((0.0207 if gap <= 2.5 else -0.0226) if gap <= 6.5 else (0.0618 if gap <= 25.5 else 0.0084))
            )
            if density_parent <= 0.037845
            else (
                (
                    -0.0208
                    if until_last <= 27.5
                    else (-0.0096 if since_marker <= 409.5 else (0.0553 if container_share <= 0.95777 else 0.0014))
                )
                if container_share <= 0.99147
                else -0.0476
            )
        )
        + (
            (
                (
                    ((0.0293 if times <= 1.5 else -0.0043) if to_best <= 5.5 else -0.0162)
                    if kin_words <= 30.671
                    else (0.0234 if share_parent <= 0.045847 else (0.0030 if since_first <= 27.5 else -0.0416))
                )
                if titled <= 5.5
                else (-0.0113 if markers <= 1e-35 else -0.0453)
            )
            if after_words <= 34.5
            else (
                (0.0018 if kin_words <= 19.48 else (0.0496 if times <= 1.5 else -0.0052))
                if linked <= 0.16255
                else -0.0289
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            ((0.0201 if times <= 1.5 else -0.0288) if density_parent <= 0.0036405 else -0.0314)
            if until_last <= 5.5
            else (
                (0.0325 if window_linked <= 0.05395 else (0.0140 if container_share <= 0.99608 else -0.0373))
                if tag <= 1.5
                else (
                    (-0.0267 if kin <= 18.5 else 0.0060)
                    if tag <= 4.5
                    else (
                        0.0301
                        if kin <= 10.5
                        else ((0.0312 if to_container <= 5.5 else -0.0275) if share_grand <= 0.98335 else -0.0530)
                    )
                )
            )
        )
        + (
            (
                ((0.0100 if from_best <= 2.5 else -0.0320) if kin_share <= 0.025559 else 0.0272)
                if kin_share <= 0.16749
                else -0.0402
            )
            if named <= 5.5
            else (
                (
                    (
                        (
                            (-0.0191 if share_grand <= 0.095209 else 0.0359)
                            if container_share <= 0.93249
                            else (0.0362 if to_best <= 7.5 else -0.0231)
                        )
                        if share_grand <= 0.15119
                        else -0.0166
                    )
                    if share_parent <= 0.30188
                    else 0.0300
                )
                if after_linked <= 0.1278
                else (0.0019 if container_share <= 0.99199 else -0.0439)
            )
        )
        + (
            (
                (
                    ((-0.0167 if gap <= 7.5 else 0.0395) if from_best <= 1.5 else -0.0298)
                    if kin_share <= 0.031455
                    else 0.0289
                )
                if kin_share <= 0.16749
                else -0.0394
            )
            if named <= 5.5
            else (
                ((0.0052 if before_linked <= 0.88022 else -0.0263) if kin_words <= 27.765 else -0.0416)
                if words <= 21.5
                else (
                    0.0361
                    if gap <= 2.5
                    else (0.0355 if share_parent <= 0.025049 else (-0.0190 if kin_share <= 0.75885 else 0.0254))
                )
            )
        )
        + (
            (-0.0287 if share_grand <= 0.055446 else (-0.0216 if to_best <= 2.5 else 0.0387))
            if words <= 3.5
            else (
                ((-0.0089 if share_grand <= 0.045301 else 0.0364) if prose_parent <= 9.8833 else -0.0249)
                if named <= 10.5
                else (
                    (
                        (0.0128 if linked <= 0.089932 else -0.0200)
                        if words <= 44.5
                        else (0.0508 if times <= 3.5 else -0.0161)
                    )
                    if after_linked <= 0.15648
                    else (0.0074 if kin_words <= 27.765 else -0.0294)
                )
            )
        )
        + (
            (
                (
                    (
                        0.0126
                        if to_container <= 1.5
                        else ((-0.0202 if words <= 19.5 else 0.0109) if kin_share <= 0.61392 else -0.0521)
                    )
                    if gap <= 8.5
                    else (
                        (
                            (0.0008 if kin <= 4.5 else (0.0500 if to_container <= 9.5 else -0.0015))
                            if markers <= 1e-35
                            else -0.0154
                        )
                        if tag <= 9.5
                        else (-0.0417 if words <= 3.5 else 0.0106)
                    )
                )
                if kin_share <= 0.93433
                else 0.0370
            )
            if gap <= 200.5
            else -0.0532
        )
        + (
            (
                (
                    (0.0255 if from_best <= 1.5 else -0.0359)
                    if prose_parent <= 3.1339
                    else (0.0469 if density_parent <= 0.098389 else -0.0119)
                )
                if prose_parent <= 9.8833
                else -0.0311
            )
            if named <= 5.5
            else (
                (0.0341 if tag <= 9.5 else (0.0107 if to_best <= 5.5 else -0.0381))
                if window_linked <= 0.0020323
                else (
                    (-0.0053 if to_container <= 4.5 else (0.0176 if from_best <= 7.5 else -0.0260))
                    if markers <= 1e-35
                    else -0.0228
                )
            )
        )
        + (
            (((-0.0306 if kin_words <= 10.894 else 0.0250) if gap <= 1e-35 else -0.0320) if tag <= 2.5 else 0.0095)
            if kin <= 4.5
            else (
                (
                    (
                        ((0.0370 if after_linked <= 0.85216 else -0.0272) if gap <= 1.5 else -0.0089)
                        if gap <= 8.5
                        else (0.0490 if density_grand <= 0.26052 else -0.0115)
                    )
                    if tag <= 9.5
                    else (0.0179 if titled <= 5.5 else -0.0244)
                )
                if gap <= 149.5
                else -0.0384
            )
        )
        + (
            (
                (
                    (
                        ((-0.0390 if density_grand <= 0.38563 else 0.0207) if kin <= 19.5 else 0.0232)
                        if tag <= 4.5
                        else 0.0222
                    )
                    if weight <= 13.52
                    else (-0.0148 if ends <= 1e-35 else 0.0309)
                )
                if to_best <= 10.5
                else -0.0264
            )
            if titled <= 11.5
            else (
                (
                    -0.0305
                    if kin <= 5.5
                    else ((-0.0116 if to_best <= 5.5 else 0.0411) if density_grand <= 0.19422 else -0.0355)
                )
                if after_words <= 36.5
                else 0.0163
            )
        )
        + (
            (
                (
                    ((-0.0047 if words <= 22.5 else 0.0281) if gap <= 2.5 else -0.0173)
                    if gap <= 8.5
                    else (
                        (
                            (0.0389 if times <= 7.5 else -0.0167)
                            if after_linked <= 0.16437
                            else (0.0185 if container_share <= 0.95576 else -0.0385)
                        )
                        if tag <= 9.5
                        else (-0.0368 if words <= 3.5 else (0.0293 if small <= 1e-35 else -0.0455))
                    )
                )
                if gap <= 149.5
                else -0.0332
            )
            if window_linked <= 0.77915
            else -0.0361
        )
        + (
            (
                (
                    (0.0325 if container_share <= 0.3775 else -0.0068)
                    if times <= 1.5
                    else (0.0100 if to_container <= 2.5 else -0.0470)
                )
                if until_last <= 29.5
                else (
                    (
                        ((-0.0106 if gap <= 5.5 else 0.0546) if container_share <= 0.92194 else 0.0061)
                        if to_container <= 6.5
                        else ((-0.0063 if gap <= 9.5 else 0.0442) if gap <= 22.5 else -0.0298)
                    )
                    if kin_words <= 178.16
                    else -0.0422
                )
            )
            if kin_share <= 0.93433
            else 0.0313
        )
        + (
            (
                (-0.0293 if tag <= 2.5 else 0.0045)
                if kin <= 2.5
                else (
                    (
                        0.0214
                        if gap <= 1.5
                        else (
                            -0.0225
                            if gap <= 8.5
                            else (
                                0.0295
                                if container_share <= 0.92908
                                else (
                                    -0.0545
                                    if container_share <= 0.94961
                                    else (0.0206 if density_parent <= 0.076353 else -0.0218)
                                )
                            )
                        )
                    )
                    if from_best <= 5.5
                    else ((0.0499 if since_headline <= 3501.5 else -0.0204) if density_grand <= 0.24202 else -0.0284)
                )
            )
            if is_description <= 1e-35
            else 0.0383
        )
        + (
            (
                (
                    (
                        0.0184
                        if gap <= 2.5
                        else (
                            0.0205
                            if kept <= 1e-35
                            else (
                                (-0.0532 if share_parent <= 0.85598 else 0.0167)
                                if gap <= 5.5
                                else (0.0198 if gap <= 17.5 else -0.0333)
                            )
                        )
                    )
                    if kin <= 26.5
                    else (-0.0142 if kin_words <= 2.6125 else 0.0431)
                )
                if titled <= 5.5
                else ((-0.0316 if share_grand <= 0.87634 else 0.0107) if until_last <= 7.5 else 0.0018)
            )
            if gap <= 200.5
            else -0.0387
        )
        + (
            (
                (
                    (
                        (0.0278 if weight <= 14.989 else -0.0151)
                        if density_grand <= 0.0031506
                        else (-0.0095 if times <= 2.5 else -0.0450)
                    )
                    if until_last <= 28.5
                    else (
                        0.0277
                        if tag <= 1.5
                        else (
                            (-0.0274 if density_parent <= 0.5013 else 0.0305)
                            if tag <= 4.5
                            else (0.0348 if since_marker <= 2302.5 else -0.0036)
                        )
                    )
                )
                if after_words <= 37.5
                else 0.0212
            )
            if to_best <= 10.5
            else (0.0251 if to_container <= 5.5 else -0.0368)
        )
        + (
            (
                (
                    (
                        (-0.0229 if since_headline <= 1e-35 else 0.0235)
                        if since_headline <= 199.5
                        else (-0.0183 if kin <= 28.5 else 0.0080)
                    )
                    if density_parent <= 0.99968
                    else 0.0311
                )
                if after_words <= 25.5
                else (
                    ((-0.0112 if share_parent <= 0.49008 else 0.0278) if since_headline <= 652.5 else 0.0359)
                    if linked <= 0.17251
                    else -0.0246
                )
            )
            if gap <= 149.5
            else (0.0248 if since_marker <= 724.5 else (-0.0635 if since_headline <= 14203 else 0.0122))
        )
        + (
            -0.0223
            if words <= 1.5
            else (
                (
                    (
                        ((0.0545 if container_share <= 0.82417 else 0.0129) if to_best <= 9.5 else -0.0046)
                        if times <= 2.5
                        else -0.0238
                    )
                    if container_share <= 0.92002
                    else (
                        -0.0388 if container_share <= 0.94446 else (0.0170 if container_share <= 0.98876 else -0.0201)
                    )
                )
                if titled <= 11.5
                else (
                    -0.0337
                    if container_share <= 0.80866
                    else ((0.0030 if to_best <= 6.5 else 0.0475) if window_linked <= 0.27034 else -0.0271)
                )
            )
        )
        + (
            (
                -0.0233
                if since_headline <= 1e-35
                else (
                    (
                        (0.0320 if linked <= 0.035191 else -0.0212)
                        if to_container <= 1.5
                        else (
                            (
                                (0.0124 if since_headline <= 127.5 else -0.0293)
                                if density_grand <= 0.054962
                                else (-0.0100 if to_container <= 6.5 else 0.0420)
                            )
                            if gap <= 8.5
                            else (0.0250 if to_container <= 6.5 else -0.0061)
                        )
                    )
                    if gap <= 200.5
                    else (0.0259 if since_headline <= 1407.5 else -0.0525)
                )
            )
            if small <= 1e-35
            else -0.0363
        )
        + (
            (
                (
                    (
                        ((-0.0018 if weight <= 9.637 else 0.0395) if titled <= 11.5 else -0.0156)
                        if gap <= 2.5
                        else (
                            (0.0041 if share_great <= 0.023444 else (-0.0496 if since_headline <= 5178.5 else 0.0206))
                            if share_parent <= 0.27252
                            else 0.0106
                        )
                    )
                    if gap <= 6.5
                    else ((-0.0034 if share_great <= 0.04803 else 0.0263) if share_parent <= 0.90438 else -0.0368)
                )
                if gap <= 200.5
                else -0.0428
            )
            if kin_share <= 0.93433
            else 0.0320
        )
        + (
            (
                (
                    (0.0456 if to_container <= 8.5 else -0.0174)
                    if share_great <= 0.25482
                    else (-0.0409 if tag <= 3.5 else 0.0141)
                )
                if tag <= 8.5
                else -0.0352
            )
            if words <= 3.5
            else (
                (
                    ((-0.0156 if since_marker <= 5001.5 else 0.0394) if share_great <= 0.8807 else 0.0177)
                    if until_last <= 29.5
                    else 0.0189
                )
                if container_share <= 0.99002
                else ((-0.0234 if share_great <= 0.037145 else 0.0245) if density_parent <= 0.034172 else -0.0390)
            )
        )
        + (
            -0.0143
            if words <= 3.5
            else (
                (
                    (
                        (0.0156 if since_headline <= 159.5 else (0.0100 if kin_words <= 9.5917 else -0.0340))
                        if share_great <= 0.87808
                        else 0.0219
                    )
                    if gap <= 14.5
                    else (0.0370 if gap <= 149.5 else -0.0123)
                )
                if density_parent <= 0.037845
                else (
                    (-0.0186 if density_parent <= 0.99231 else 0.0232)
                    if weight <= 28.049
                    else ((-0.0068 if density_grand <= 0.059881 else 0.0403) if gap <= 15.5 else -0.0171)
                )
            )
        )
        + (
            (
                (
                    -0.0271
                    if words <= 17.5
                    else (
                        (0.0095 if since_first <= 1.5 else (-0.0336 if density_grand <= 0.35214 else 0.0260))
                        if before_words <= 16.5
                        else (0.0324 if after_linked <= 0.089886 else -0.0180)
                    )
                )
                if tag <= 4.5
                else (0.0231 if kin_words <= 27.634 else -0.0345)
            )
            if kin <= 28.5
            else ((-0.0094 if words <= 3.5 else 0.0464) if titled <= 5.5 else (0.0209 if tag <= 1.5 else -0.0220))
        )
        + (
            (
                (-0.0179 if words <= 17.5 else 0.0185)
                if since_first <= 25.5
                else (0.0109 if window_linked <= 1e-35 else (-0.0284 if since_headline <= 5584 else 0.0221))
            )
            if until_last <= 29.5
            else (
                (-0.0038 if kin <= 3.5 else 0.0342)
                if tag <= 1.5
                else (
                    (-0.0299 if kin <= 19.5 else 0.0025)
                    if tag <= 4.5
                    else (0.0395 if tag <= 7.5 else (-0.0204 if after_linked <= 0.064611 else 0.0367))
                )
            )
        )
        + (
            (
                0.0115
                if since_headline <= 210.5
                else (
                    (-0.0052 if titled <= 10.5 else (-0.0439 if share_grand <= 0.85074 else 0.0044))
                    if is_repeated <= 1e-35
                    else 0.0200
                )
            )
            if until_last <= 29.5
            else (
                (
                    (
                        -0.0253
                        if since_headline <= 1e-35
                        else (
                            0.0266
                            if kept <= 1e-35
                            else ((0.0097 if to_best <= 5.5 else -0.0293) if titled <= 10.5 else 0.0187)
                        )
                    )
                    if share_parent <= 0.90438
                    else -0.0343
                )
                if prose_parent <= 18.001
                else 0.0245
            )
        )
        + (
            (
                (
                    -0.0173
                    if since_headline <= 1e-35
                    else (
                        0.0166
                        if density_parent <= 0.029207
                        else (
                            (-0.0373 if from_best <= 1.5 else 0.0062)
                            if density_parent <= 0.10857
                            else (0.0393 if container_share <= 0.86257 else -0.0081)
                        )
                    )
                )
                if kin <= 104
                else -0.0246
            )
            if times <= 1.5
            else (
                ((-0.0233 if kin_words <= 58.139 else 0.0235) if kin <= 31.5 else (-0.0156 if words <= 3.5 else 0.0303))
                if markers <= 1e-35
                else -0.0438
            )
        )
        + (
            (
                -0.0232
                if since_headline <= 1e-35
                else (
                    (
                        0.0144
                        if since_headline <= 210.5
                        else (
                            (-0.0250 if container_share <= 0.80866 else 0.0245)
                            if density_grand <= 0.0031506
                            else (
                                -0.0351
                                if density_grand <= 0.047379
                                else (-0.0166 if share_grand <= 0.84179 else 0.0177)
                            )
                        )
                    )
                    if until_last <= 29.5
                    else (
                        0.0197
                        if since_headline <= 1444.5
                        else ((0.0188 if share_grand <= 0.00091199 else -0.0208) if density_grand <= 0.5008 else 0.0491)
                    )
                )
            )
            if small <= 1e-35
            else -0.0344
        )
        + (
            (
                (-0.0084 if share_parent <= 0.042912 else 0.0406)
                if prose_parent <= 9.8833
                else (-0.0454 if before_words <= 22.5 else 0.0033)
            )
            if named <= 5.5
            else (
                (
                    (-0.0070 if words <= 3.5 else 0.0302)
                    if window_linked <= 0.016736
                    else (
                        (0.0345 if window_linked <= 0.26442 else -0.0235)
                        if named <= 11.5
                        else ((-0.0184 if share_grand <= 0.68498 else 0.0078) if since_headline <= 4966.5 else 0.0223)
                    )
                )
                if gap <= 112.5
                else -0.0204
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                (-0.0089 if share_parent <= 0.042912 else (0.0560 if density_parent <= 0.098389 else -0.0105))
                if prose_parent <= 10.52
                else (
                    ((0.0115 if since_headline <= 49.5 else -0.0518) if density_parent <= 0.039726 else -0.0007)
                    if share_parent <= 0.95718
                    else 0.0129
                )
            )
            if named <= 5.5
            else (
                -0.0018
                if words <= 37.5
                else (
                    ((0.0327 if share_parent <= 0.14106 else -0.0320) if share_parent <= 0.30188 else 0.0456)
                    if after_linked <= 0.82405
                    else -0.0191
                )
            )
        )
        + (
            (
                (
                    (
                        ((0.0250 if titled <= 11.5 else (0.0178 if kin <= 1.5 else -0.0251)) if gap <= 2.5 else -0.0156)
                        if gap <= 8.5
                        else ((-0.0006 if kin <= 5.5 else 0.0337) if kin <= 127.5 else -0.0194)
                    )
                    if density_parent <= 0.074347
                    else ((-0.0186 if until_last <= 29.5 else 0.0171) if container_share <= 0.99124 else -0.0453)
                )
                if density_parent <= 0.99968
                else 0.0317
            )
            if gap <= 200.5
            else -0.0359
        )
        + (
            (-0.0289 if ends <= 1e-35 else 0.0203)
            if words <= 1.5
            else (
                (0.0107 if window_linked <= 0.77915 else -0.0244)
                if share_grand <= 0.1378
                else (
                    -0.0475
                    if share_grand <= 0.28429
                    else (
                        (
                            ((-0.0156 if share_great <= 0.71452 else 0.0310) if share_great <= 0.98291 else -0.0070)
                            if kin_words <= 26.473
                            else ((-0.0406 if from_best <= 2.5 else 0.0129) if after_words <= 35.5 else 0.0174)
                        )
                        if prose_parent <= 38.569
                        else 0.0308
                    )
                )
            )
        )
        + (
            (
                (
                    (
                        (
                            (-0.0304 if container_share <= 0.95874 else 0.0000)
                            if to_container <= 7.5
                            else ((0.0420 if titled <= 11.5 else -0.0091) if container_share <= 0.96955 else -0.0264)
                        )
                        if share_parent <= 0.85795
                        else (-0.0061 if weight <= 13.008 else 0.0372)
                    )
                    if gap <= 6.5
                    else (0.0205 if tag <= 7.5 else -0.0109)
                )
                if markers <= 1e-35
                else (0.0113 if titled <= 2.5 else -0.0329)
            )
            if gap <= 212.5
            else -0.0397
        )
        + (
            (
                (
                    (
                        (0.0282 if share_parent <= 0.044331 else (0.0235 if prose_parent <= 11.531 else -0.0231))
                        if kept <= 1e-35
                        else ((-0.0281 if from_best <= 2.5 else 0.0073) if prose_parent <= 11.531 else 0.0167)
                    )
                    if titled <= 11.5
                    else (
                        (-0.0092 if prose_parent <= 1.6552 else 0.0217)
                        if prose_parent <= 16.001
                        else (-0.0396 if kin_words <= 45.789 else 0.0085)
                    )
                )
                if to_best <= 10.5
                else -0.0177
            )
            if kin_words <= 178.16
            else -0.0334
        )
        + (
            (
                -0.0093
                if until_last <= 29.5
                else (
                    (0.0013 if kin <= 28.5 else 0.0386)
                    if tag <= 1.5
                    else (
                        ((-0.0335 if kin <= 61.5 else 0.0085) if density_parent <= 0.5013 else 0.0212)
                        if tag <= 4.5
                        else (0.0245 if kin <= 54.5 else -0.0121)
                    )
                )
            )
            if after_words <= 37.5
            else (
                (-0.0127 if to_best <= 4.5 else 0.0249) if weight <= 25.603 else (0.0387 if to_best <= 8.5 else -0.0131)
            )
        )
        + (
            (
                (
                    (
                        (0.0128 if weight <= 4.5174 else -0.0169)
                        if share_great <= 0.8807
                        else (-0.0054 if weight <= 12.449 else 0.0349)
                    )
                    if gap <= 19.5
                    else (0.0008 if share_grand <= 0.043568 else 0.0455)
                )
                if since_headline <= 1463.5
                else ((0.0137 if titled <= 7.5 else -0.0573) if named <= 3.5 else (0.0065 if gap <= 202.5 else -0.0427))
            )
            if before_linked <= 0.78619
            else (-0.0250 if since_marker <= 1400.5 else 0.0088)
        )
        + (
            (
                (
                    (-0.0055 if kin <= 4.5 else (0.0172 if kin <= 127.5 else -0.0159))
                    if kin_share <= 0.20419
                    else (
                        (0.0122 if prose_parent <= 13.778 else (-0.0505 if to_container <= 6.5 else 0.0121))
                        if kin <= 21.5
                        else (0.0194 if since_marker <= 1992.5 else -0.0161)
                    )
                )
                if after_words <= 49.5
                else 0.0176
            )
            if markers <= 1e-35
            else ((0.0270 if window_linked <= 0.14018 else -0.0191) if times <= 1.5 else -0.0483)
        )
        + (
            (
                (
                    ((-0.0024 if times <= 2.5 else -0.0269) if since_marker <= 5645 else 0.0160)
                    if weight <= 95.023
                    else 0.0249
                )
                if kin_words <= 178.16
                else -0.0372
            )
            if from_best <= 5.5
            else (
                (
                    (-0.0205 if to_best <= 4.5 else (0.0467 if weight <= 6.9678 else -0.0125))
                    if to_container <= 8.5
                    else -0.0263
                )
                if ends <= 1e-35
                else ((-0.0132 if since_marker <= 80.5 else 0.0583) if times <= 1.5 else -0.0081)
            )
        )
        + (
            (-0.0294 if prose_parent <= 32.604 else 0.0196)
            if since_headline <= 1e-35
            else (
                (
                    -0.0001
                    if density_grand <= 0.054962
                    else (
                        (0.0015 if kin_words <= 20.382 else 0.0435)
                        if share_parent <= 0.14106
                        else (0.0202 if linked <= 0.035191 else (0.0088 if density_grand <= 0.083993 else -0.0501))
                    )
                )
                if markers <= 1e-35
                else (
                    ((-0.0161 if kin_words <= 2.6414 else 0.0396) if window_linked <= 0.14018 else -0.0196)
                    if times <= 1.5
                    else -0.0463
                )
            )
        )
        + (
            (
                (-0.0348 if gap <= 46.5 else (0.0281 if density_parent <= 0.050293 else -0.0201))
                if until_last <= -27.5
                else (
                    (
                        (
                            (
                                -0.0039
                                if gap <= 8.5
                                else (
                                    0.0283
                                    if container_share <= 0.9191
                                    else (
                                        -0.0394
                                        if container_share <= 0.94961
                                        else (0.0288 if density_parent <= 0.045346 else -0.0199)
                                    )
                                )
                            )
                            if markers <= 1e-35
                            else -0.0215
                        )
                        if kin_share <= 0.93433
                        else 0.0251
                    )
                    if density_parent <= 0.99231
                    else 0.0340
                )
            )
            if gap <= 212.5
            else -0.0444
        )
        + (
            (
                (
                    -0.0116
                    if named <= 5.5
                    else (
                        (
                            (-0.0220 if to_best <= 5.5 else (0.0407 if to_container <= 7.5 else -0.0127))
                            if tag <= 2.5
                            else ((0.0416 if container_share <= 0.92908 else 0.0029) if to_best <= 6.5 else -0.0170)
                        )
                        if weight <= 36.034
                        else (
                            (0.0184 if container_share <= 0.77598 else -0.0315)
                            if container_share <= 0.83929
                            else 0.0331
                        )
                    )
                )
                if gap <= 212.5
                else -0.0366
            )
            if is_description <= 1e-35
            else 0.0312
        )
        + (
            (
                (
                    0.0066
                    if gap <= 2.5
                    else (
                        (-0.0125 if share_great <= 0.098381 else 0.0303)
                        if density_grand <= 0.0031506
                        else ((-0.0557 if since_marker <= 1431.5 else -0.0012) if kin <= 12.5 else -0.0065)
                    )
                )
                if density_grand <= 0.15176
                else 0.0101
            )
            if from_best <= 5.5
            else (
                (
                    (-0.0233 if prose_parent <= 11.31 else 0.0244)
                    if kin <= 5.5
                    else (0.0514 if since_headline <= 2819.5 else -0.0165)
                )
                if density_grand <= 0.29417
                else -0.0325
            )
        )
        + (
            (
                (
                    (
                        (0.0451 if until_last <= -7.5 else -0.0008)
                        if since_marker <= 732.5
                        else (-0.0169 if since_marker <= 5645 else 0.0157)
                    )
                    if window_linked <= 0.47095
                    else 0.0274
                )
                if from_best <= 5.5
                else (
                    ((-0.0129 if share_great <= 0.43239 else 0.0294) if container_share <= 0.93202 else 0.0561)
                    if container_share <= 0.96774
                    else ((0.0352 if window_linked <= 0.060279 else -0.0238) if share_great <= 0.089586 else -0.0419)
                )
            )
            if window_linked <= 0.77915
            else -0.0268
        )
        + (
            (
                (
                    (
                        (
                            ((-0.0158 if tag <= 4.5 else 0.0066) if kin_share <= 0.09982 else 0.0210)
                            if kin_words <= 27.634
                            else (0.0185 if kin_share <= 0.041393 else (-0.0524 if ends <= 1e-35 else -0.0090))
                        )
                        if after_words <= 25.5
                        else (-0.0079 if kin_share <= 0.024434 else 0.0223)
                    )
                    if linked <= 0.70135
                    else -0.0437
                )
                if density_parent <= 0.99231
                else (0.0473 if window_linked <= 0.92578 else -0.0159)
            )
            if is_description <= 1e-35
            else 0.0286
        )
        + (
            (
                (
                    (-0.0223 if kin_words <= 12.969 else 0.0101)
                    if kin <= 4.5
                    else (
                        0.0306
                        if tag <= 1.5
                        else (
                            (-0.0174 if tag <= 2.5 else 0.0246)
                            if to_best <= 5.5
                            else (-0.0332 if container_share <= 0.94961 else 0.0063)
                        )
                    )
                )
                if kin_words <= 27.634
                else (
                    -0.0291
                    if to_best <= 4.5
                    else ((0.0465 if to_best <= 10.5 else -0.0058) if container_share <= 0.99391 else -0.0385)
                )
            )
            if after_words <= 25.5
            else 0.0112
        )
        + (
            (
                -0.0124
                if words <= 3.5
                else (
                    (
                        (-0.0053 if kin <= 2.5 else 0.0119)
                        if times <= 1.5
                        else (
                            ((0.0055 if share_great <= 0.025348 else -0.0428) if share_great <= 0.99965 else 0.0162)
                            if density_parent <= 0.3695
                            else 0.0124
                        )
                    )
                    if kin <= 28.5
                    else (
                        ((0.0226 if kin <= 37.5 else -0.0335) if kin_share <= 0.90489 else 0.0275)
                        if times <= 1e-35
                        else 0.0281
                    )
                )
            )
            if small <= 1e-35
            else -0.0338
        )
        + (
            (
                (
                    (
                        -0.0032
                        if kin_share <= 0.09982
                        else ((0.0377 if since_headline <= 7038.5 else -0.0079) if prose_parent <= 15.926 else -0.0120)
                    )
                    if kin_words <= 27.634
                    else (
                        0.0055
                        if kin_share <= 0.19532
                        else (
                            -0.0506
                            if prose_parent <= 19.146
                            else (
                                (-0.0523 if kin <= 28.5 else 0.0229)
                                if share_grand <= 0.28429
                                else (-0.0245 if weight <= 29.595 else 0.0381)
                            )
                        )
                    )
                )
                if is_description <= 1e-35
                else 0.0279
            )
            if kin_share <= 0.93823
            else 0.0277
        )
        + (
            (
                (
                    (
                        (-0.0237 if words <= 12.5 else 0.0095)
                        if container_share <= 0.94961
                        else ((0.0240 if figure <= 1e-35 else -0.0190) if before_linked <= 0.88936 else -0.0161)
                    )
                    if share_grand <= 0.1378
                    else ((0.0102 if container_share <= 0.62765 else -0.0452) if tag <= 4.5 else 0.0147)
                )
                if share_grand <= 0.67194
                else (-0.0122 if words <= 6.5 else (0.0240 if before_linked <= 0.79278 else -0.0200))
            )
            if small <= 1e-35
            else -0.0357
        )
        + (
            (
                -0.0160
                if before_words <= 1.5
                else (
                    (
                        (0.0050 if kin <= 10.5 else -0.0176)
                        if weight <= 32.819
                        else (
                            (0.0147 if share_grand <= 0.20269 else -0.0428)
                            if share_grand <= 0.28429
                            else (0.0440 if since_first <= 29.5 else -0.0075)
                        )
                    )
                    if gap <= 15.5
                    else ((0.0037 if share_grand <= 0.045301 else 0.0622) if density_parent <= 0.04385 else -0.0052)
                )
            )
            if times <= 1.5
            else (-0.0032 if markers <= 1e-35 else -0.0392)
        )
        + (
            -0.0194
            if since_headline <= 1e-35
            else (
                (
                    (
                        (-0.0205 if words <= 3.5 else 0.0229)
                        if share_grand <= 0.023154
                        else (0.0127 if since_headline <= 66.5 else -0.0268)
                    )
                    if prose_parent <= 18.001
                    else (
                        (-0.0114 if until_last <= 1e-35 else (-0.0158 if since_headline <= 76.5 else 0.0404))
                        if titled <= 8.5
                        else (-0.0297 if share_grand <= 0.95728 else 0.0131)
                    )
                )
                if from_best <= 2.5
                else (0.0015 if share_grand <= 0.31743 else 0.0233)
            )
        )
        + (
            (
                (
                    (
                        (
                            (
                                (0.0163 if to_container <= 7.5 else -0.0107)
                                if kin_words <= 7.9583
                                else (-0.0046 if share_grand <= 0.070198 else -0.0455)
                            )
                            if share_grand <= 0.72211
                            else 0.0271
                        )
                        if share_grand <= 0.92843
                        else -0.0197
                    )
                    if kin_words <= 20.382
                    else (0.0206 if markers <= 1e-35 else -0.0294)
                )
                if kin_share <= 0.20419
                else (0.0282 if kin_words <= 23.519 else (-0.0322 if from_best <= 4.5 else 0.0155))
            )
            if kin_share <= 0.93823
            else 0.0248
        )
        + (
            (
                (
                    (
                        (
                            (0.0223 if density_parent <= 0.25047 else -0.0212)
                            if prose_parent <= 9.8833
                            else (-0.0391 if share_parent <= 0.95718 else 0.0157)
                        )
                        if named <= 5.5
                        else 0.0045
                    )
                    if gap <= 15.5
                    else (
                        (
                            ((0.0294 if tag <= 1.5 else -0.0158) if tag <= 2.5 else 0.0526)
                            if window_linked <= 0.68043
                            else -0.0110
                        )
                        if tag <= 9.5
                        else -0.0157
                    )
                )
                if times <= 1.5
                else -0.0087
            )
            if gap <= 212.5
            else -0.0332
        )
        + (
            (
                (
                    (
                        (
                            (0.0300 if to_best <= 2.5 else -0.0093)
                            if to_container <= 12.5
                            else (0.0484 if density_parent <= 0.0039009 else -0.0134)
                        )
                        if titled <= 5.5
                        else (-0.0347 if to_best <= 4.5 else 0.0021)
                    )
                    if share_great <= 0.87808
                    else ((-0.0121 if gap <= 8.5 else 0.0266) if words <= 16.5 else 0.0303)
                )
                if density_parent <= 0.074347
                else (-0.0050 if share_parent <= 0.97491 else -0.0431)
            )
            if gap <= 212.5
            else -0.0434
        )
        + (
            (
                (
                    -0.0079
                    if words <= 3.5
                    else (
                        (
                            (
                                0.0100
                                if since_marker <= 465.5
                                else (
                                    (-0.0411 if container_share <= 0.78191 else -0.0005)
                                    if share_grand <= 0.12913
                                    else -0.0520
                                )
                            )
                            if share_grand <= 0.28429
                            else (0.0171 if linked <= 0.037482 else -0.0189)
                        )
                        if gap <= 8.5
                        else (0.0238 if linked <= 0.18951 else -0.0072)
                    )
                )
                if small <= 1e-35
                else (0.0141 if container_share <= 0.87157 else -0.0407)
            )
            if gap <= 212.5
            else -0.0378
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                0.0123
                if tag <= 1.5
                else (
                    (
                        (
                            (-0.0116 if prose_parent <= 17.323 else 0.0250)
                            if kin <= 4.5
                            else (0.0342 if kin <= 38.5 else -0.0074)
                        )
                        if share_great <= 0.95859
                        else ((-0.0376 if prose_parent <= 28.885 else 0.0155) if titled <= 6.5 else 0.0074)
                    )
                    if kin_share <= 0.0042172
                    else (-0.0197 if from_best <= 5.5 else 0.0164)
                )
            )
            if after_linked <= 0.8576
            else (0.0046 if prose_parent <= 7.6348 else -0.0381)
        )
        + (
            (
                (
                    (
                        (
                            ((0.0219 if share_grand <= 0.95938 else -0.0220) if kin_share <= 0.0060267 else -0.0207)
                            if weight <= 13.52
                            else (0.0287 if after_linked <= 0.98312 else -0.0160)
                        )
                        if titled <= 11.5
                        else (
                            ((0.0065 if since_first <= 3.5 else -0.0392) if to_best <= 4.5 else 0.0036)
                            if share_grand <= 0.87634
                            else 0.0115
                        )
                    )
                    if to_best <= 10.5
                    else -0.0152
                )
                if gap <= 212.5
                else -0.0331
            )
            if is_description <= 1e-35
            else 0.0288
        )
        + (
            (
                -0.0091
                if since_marker <= 383.5
                else (
                    (
                        (
                            ((-0.0393 if since_marker <= 5001.5 else 0.0183) if window_linked <= 0.087207 else 0.0083)
                            if container_share <= 0.89377
                            else 0.0405
                        )
                        if share_grand <= 0.28429
                        else 0.0403
                    )
                    if container_share <= 0.92023
                    else (
                        -0.0459
                        if container_share <= 0.93296
                        else (
                            (0.0369 if container_share <= 0.96811 else 0.0017)
                            if share_grand <= 0.11719
                            else (-0.0277 if kin_share <= 0.56235 else 0.0107)
                        )
                    )
                )
            )
            if is_description <= 1e-35
            else 0.0277
        )
        + (
            (
                (
                    (
                        (
                            (-0.0325 if kin_words <= 2.6125 else 0.0088)
                            if container_share <= 0.93202
                            else (0.0306 if kin_words <= 2.0873 else -0.0079)
                        )
                        if kin <= 127.5
                        else -0.0356
                    )
                    if words <= 3.5
                    else (0.0170 if container_share <= 0.92002 else -0.0012)
                )
                if kin_words <= 27.634
                else (
                    (-0.0397 if share_great <= 0.94155 else -0.0006)
                    if to_best <= 4.5
                    else (0.0348 if container_share <= 0.98966 else -0.0310)
                )
            )
            if before_words <= 42.5
            else 0.0144
        )
        + (
            (
                (
                    (
                        (
                            (-0.0030 if before_words <= 25.5 else 0.0293)
                            if share_grand <= 0.1378
                            else (-0.0290 if kin_share <= 0.82293 else 0.0164)
                        )
                        if share_grand <= 0.63013
                        else (
                            0.0245
                            if share_grand <= 0.92843
                            else (
                                -0.0319
                                if share_grand <= 0.94061
                                else (-0.0126 if kin_share <= 0.011244 else (-0.0088 if titled <= 1.5 else 0.0293))
                            )
                        )
                    )
                    if linked <= 0.70135
                    else -0.0337
                )
                if density_parent <= 0.99968
                else 0.0316
            )
            if window_linked <= 0.77915
            else -0.0236
        )
        + (
            (
                (
                    ((-0.0296 if is_description <= 1e-35 else 0.0125) if prose_parent <= 20.921 else 0.0026)
                    if tag <= 2.5
                    else 0.0126
                )
                if kin <= 4.5
                else (
                    (0.0088 if tag <= 1.5 else (0.0021 if kin_words <= 10.593 else -0.0255))
                    if from_best <= 5.5
                    else (
                        -0.0099
                        if until_last <= -15.5
                        else ((-0.0079 if after_words <= 1.5 else 0.0587) if kin <= 43.5 else 0.0038)
                    )
                )
            )
            if gap <= 212.5
            else -0.0348
        )
        + (
            (
                -0.0085
                if words <= 3.5
                else (
                    (
                        0.0119
                        if kin <= 11.5
                        else ((-0.0563 if gap <= 8.5 else 0.0099) if share_great <= 0.28399 else 0.0110)
                    )
                    if kin <= 28.5
                    else (-0.0121 if until_last <= 4.5 else 0.0322)
                )
            )
            if density_parent <= 0.037845
            else (
                (
                    (-0.0189 if share_parent <= 0.49008 else 0.0176)
                    if kin <= 4.5
                    else (-0.0265 if until_last <= -22.5 else 0.0155)
                )
                if share_parent <= 0.90438
                else -0.0279
            )
        )
        + (
            (
                (
                    (
                        (
                            (0.0235 if since_headline <= 127.5 else -0.0209)
                            if kin <= 5.5
                            else (0.0392 if to_container <= 11.5 else -0.0060)
                        )
                        if tag <= 1.5
                        else -0.0024
                    )
                    if prose_parent <= 16.001
                    else (
                        0.0156
                        if share_great <= 0.13156
                        else (-0.0364 if weight <= 27.99 else (-0.0215 if kin_words <= 36.123 else 0.0186))
                    )
                )
                if prose_parent <= 26.558
                else (0.0018 if share_parent <= 0.24888 else 0.0283)
            )
            if gap <= 212.5
            else -0.0375
        )
        + (
            (
                (
                    (
                        ((0.0188 if since_headline <= 4538.5 else -0.0210) if after_linked <= 0.99869 else -0.0197)
                        if to_container <= 1.5
                        else (
                            ((-0.0189 if since_headline <= 427.5 else 0.0062) if times <= 1.5 else -0.0302)
                            if since_headline <= 5178.5
                            else 0.0173
                        )
                    )
                    if to_container <= 4.5
                    else 0.0098
                )
                if to_best <= 10.5
                else ((0.0279 if since_headline <= 1407.5 else -0.0196) if to_container <= 11.5 else -0.0401)
            )
            if small <= 1e-35
            else -0.0290
        )
        + (
            (0.0019 if kin_words <= 24.888 else (0.0052 if share_parent <= 0.041573 else -0.0387))
            if named <= 5.5
            else (
                (
                    ((-0.0231 if tag <= 2.5 else 0.0125) if container_share <= 0.92908 else -0.0422)
                    if container_share <= 0.94473
                    else (0.0240 if container_share <= 0.97015 else (0.0209 if kin_words <= 2.6414 else -0.0109))
                )
                if words <= 16.5
                else (0.0168 if container_share <= 0.99302 else (-0.0236 if words <= 61.5 else 0.0226))
            )
        )
        + (
            (
                -0.0094
                if words <= 3.5
                else (
                    (
                        ((-0.0126 if kin <= 4.5 else 0.0261) if kin <= 11.5 else -0.0350)
                        if share_great <= 0.31975
                        else 0.0106
                    )
                    if kin <= 38.5
                    else 0.0231
                )
            )
            if linked <= 0.0028372
            else (
                -0.0256
                if to_best <= 4.5
                else (
                    (
                        -0.0143
                        if until_last <= -27.5
                        else (0.0503 if to_best <= 11.5 else (0.0226 if since_headline <= 1869.5 else -0.0300))
                    )
                    if container_share <= 0.95384
                    else -0.0267
                )
            )
        )
        + (
            (
                (
                    (
                        (0.0015 if tag <= 1.5 else -0.0155)
                        if from_best <= 5.5
                        else (0.0213 if to_best <= 9.5 else (0.0201 if to_container <= 9.5 else -0.0303))
                    )
                    if since_headline <= 5584
                    else 0.0289
                )
                if tag <= 4.5
                else ((0.0367 if share_grand <= 0.98335 else -0.0085) if window_linked <= 0.19119 else -0.0187)
            )
            if tag <= 7.5
            else (-0.0237 if window_linked <= 0.05395 else (-0.0220 if words <= 3.5 else 0.0196))
        )
        + (
            -0.0095
            if named <= 5.5
            else (
                (
                    (
                        (
                            (
                                ((0.0198 if named <= 11.5 else -0.0345) if to_container <= 9.5 else 0.0108)
                                if container_share <= 0.94473
                                else 0.0089
                            )
                            if share_parent <= 0.092199
                            else (0.0282 if kin_words <= 30.313 else -0.0073)
                        )
                        if share_parent <= 0.99443
                        else -0.0235
                    )
                    if kin_words <= 41.472
                    else -0.0361
                )
                if kin_words <= 43.836
                else ((0.0353 if gap <= 125.5 else -0.0211) if after_linked <= 0.15085 else -0.0136)
            )
        )
        + (
            (
                -0.0181
                if since_headline <= 1e-35
                else (
                    (0.0155 if linked <= 0.70135 else -0.0249)
                    if gap <= 2.5
                    else (
                        (
                            (
                                (
                                    (-0.0411 if since_marker <= 5323.5 else 0.0175)
                                    if kin <= 16.5
                                    else (0.0243 if since_headline <= 1107.5 else -0.0223)
                                )
                                if density_grand <= 0.20078
                                else 0.0158
                            )
                            if headlines <= 1e-35
                            else 0.0271
                        )
                        if gap <= 5.5
                        else (0.0088 if kin <= 110.5 else -0.0102)
                    )
                )
            )
            if gap <= 200.5
            else -0.0395
        )
        + (
            (
                (
                    (
                        (-0.0010 if kin_words <= 20.382 else (0.0249 if container_share <= 0.95576 else -0.0094))
                        if share_parent <= 0.99443
                        else -0.0278
                    )
                    if kin_share <= 0.44078
                    else (
                        (
                            ((0.0027 if kin_words <= 24.015 else -0.0522) if kin_words <= 46.615 else 0.0141)
                            if kin_share <= 0.81081
                            else 0.0055
                        )
                        if share_great <= 0.94056
                        else (0.0229 if since_marker <= 1796.5 else -0.0166)
                    )
                )
                if weight <= 91.061
                else 0.0223
            )
            if kin_words <= 178.16
            else -0.0290
        )
        + (
            (
                (
                    (
                        -0.0112
                        if kin <= 1.5
                        else (
                            (
                                0.0278
                                if kin <= 11.5
                                else ((-0.0344 if tag <= 4.5 else 0.0168) if kin <= 28.5 else 0.0281)
                            )
                            if since_headline <= 1869.5
                            else -0.0080
                        )
                    )
                    if since_marker <= 3903.5
                    else 0.0339
                )
                if kin <= 127.5
                else -0.0160
            )
            if share_grand <= 0.1378
            else (
                (0.0088 if kin_share <= 0.00060207 else -0.0429)
                if share_grand <= 0.28429
                else (0.0306 if density_grand <= 0.00039213 else -0.0062)
            )
        )
        + (
            (
                (
                    (
                        (
                            (-0.0083 if share_great <= 0.80908 else (0.0350 if container_share <= 0.90293 else -0.0066))
                            if container_share <= 0.99978
                            else 0.0251
                        )
                        if kin_words <= 27.634
                        else (-0.0324 if to_best <= 4.5 else (0.0266 if container_share <= 0.99443 else -0.0316))
                    )
                    if before_words <= 26.5
                    else (-0.0070 if weight <= 16.804 else 0.0241)
                )
                if linked <= 0.70135
                else -0.0317
            )
            if density_parent <= 0.99231
            else (-0.0117 if until_last <= -18.5 else 0.0352)
        )
        + (
            (
                (
                    (
                        (
                            (-0.0266 if titled <= 3.5 else (-0.0124 if share_parent <= 0.0097597 else 0.0382))
                            if kin_words <= 27.634
                            else -0.0353
                        )
                        if share_parent <= 0.30188
                        else 0.0171
                    )
                    if gap <= 5.5
                    else 0.0146
                )
                if density_parent <= 0.017185
                else ((0.0091 if since_headline <= 24.5 else -0.0264) if before_words <= 42.5 else 0.0142)
            )
            if until_last <= 29.5
            else (-0.0168 if since_headline <= 1e-35 else (0.0030 if density_parent <= 0.3695 else 0.0277))
        )
        + (
            (
                (-0.0074 if gap <= 6.5 else 0.0080)
                if weight <= 7.533
                else (
                    (
                        0.0172
                        if after_words <= 1.5
                        else (-0.0027 if share_parent <= 0.035798 else (-0.0396 if before_words <= 28.5 else -0.0043))
                    )
                    if kin <= 21.5
                    else (0.0355 if since_headline <= 1407.5 else -0.0204)
                )
            )
            if after_words <= 25.5
            else (
                -0.0027
                if kin_share <= 0.04935
                else (-0.0132 if weight <= 5.0055 else (-0.0132 if furniture <= 2.5 else 0.0331))
            )
        )
        + (
            (
                (
                    (
                        (
                            (
                                (
                                    (0.0155 if container_share <= 0.68498 else -0.0293)
                                    if density_parent <= 0.0064021
                                    else 0.0195
                                )
                                if to_container <= 12.5
                                else 0.0131
                            )
                            if container_share <= 0.94961
                            else (0.0180 if figure <= 1e-35 else -0.0185)
                        )
                        if density_parent <= 0.029207
                        else -0.0124
                    )
                    if before_words <= 26.5
                    else 0.0153
                )
                if after_linked <= 0.8712
                else (0.0123 if container_share <= 0.78534 else (-0.0325 if since_marker <= 4624 else 0.0142))
            )
            if gap <= 200.5
            else -0.0405
        )
        + (
            (
                (-0.0152 if tag <= 2.5 else 0.0077)
                if kin <= 4.5
                else (
                    (-0.0008 if to_container <= 4.5 else 0.0372)
                    if kin <= 11.5
                    else (
                        -0.0376
                        if kin <= 12.5
                        else (
                            (0.0308 if share_great <= 0.9964 else -0.0081)
                            if to_container <= 3.5
                            else (
                                (-0.0411 if tag <= 4.5 else 0.0126)
                                if kin <= 28.5
                                else (0.0272 if tag <= 1.5 else -0.0087)
                            )
                        )
                    )
                )
            )
            if gap <= 212.5
            else -0.0289
        )
        + (
            (
                (
                    (
                        (-0.0015 if to_container <= 9.5 else (-0.0026 if times <= 1e-35 else 0.0428))
                        if times <= 1.5
                        else ((-0.0005 if share_great <= 0.029085 else -0.0424) if share_great <= 0.98458 else 0.0222)
                    )
                    if container_share <= 0.99978
                    else 0.0229
                )
                if density_parent <= 0.029207
                else (
                    0.0127
                    if container_share <= 0.78534
                    else ((-0.0099 if share_parent <= 0.071432 else 0.0348) if share_parent <= 0.12938 else -0.0303)
                )
            )
            if is_description <= 1e-35
            else 0.0242
        )
        + (
            (
                (
                    ((0.0076 if from_best <= 2.5 else -0.0209) if kin_share <= 0.11721 else 0.0307)
                    if kin_words <= 24.888
                    else (0.0195 if titled <= 1.5 else (0.0033 if kin_share <= 0.070923 else -0.0443))
                )
                if named <= 5.5
                else (
                    ((0.0084 if kin <= 11.5 else -0.0057) if kin_words <= 38.338 else -0.0239)
                    if words <= 46.5
                    else (0.0005 if kin_share <= 0.31743 else 0.0383)
                )
            )
            if is_description <= 1e-35
            else 0.0321
        )
        + (
            (-0.0326 if named <= 11.5 else 0.0064)
            if until_last <= -27.5
            else (
                0.0244
                if until_last <= -5.5
                else (
                    (
                        (
                            (
                                (-0.0187 if since_first <= -21.5 else (0.0044 if markers <= 1.5 else -0.0246))
                                if kin_words <= 41.472
                                else -0.0322
                            )
                            if kin_words <= 42.194
                            else ((-0.0072 if until_last <= 1e-35 else 0.0290) if to_best <= 10.5 else -0.0224)
                        )
                        if kin_words <= 178.16
                        else -0.0252
                    )
                    if gap <= 212.5
                    else -0.0263
                )
            )
        )
        + (
            (-0.0255 if prose_parent <= 32.604 else 0.0159)
            if since_headline <= 1e-35
            else (
                (
                    (-0.0000 if share_grand <= 0.87122 else (0.0381 if linked <= 0.05042 else -0.0146))
                    if share_grand <= 0.92843
                    else (
                        (
                            (
                                0.0046
                                if density_grand <= 0.0054443
                                else (-0.0521 if density_parent <= 0.044816 else 0.0015)
                            )
                            if density_grand <= 0.050619
                            else (0.0195 if density_parent <= 0.051681 else -0.0184)
                        )
                        if prose_parent <= 26.558
                        else 0.0165
                    )
                )
                if share_grand <= 0.99965
                else 0.0207
            )
        )
    )
    return total
