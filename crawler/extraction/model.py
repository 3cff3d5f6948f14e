"""How much each measure of a piece speaks for its being a line of the story: by bench/train_body.py.

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
                -0.3806
                if furniture <= 11.5
                else (-0.2554 if titled <= 2.5 else (-0.3614 if kin_words <= 24.95 else -0.2801))
            )
            if kept <= 1e-35
            else (
                (
                    -0.3133
                    if words <= 3.5
                    else (
                        ((-0.1362 if kin_words <= 65.938 else -0.2488) if density_parent <= 0.14715 else -0.2664)
                        if to_best <= 7.5
                        else (-0.2217 if times <= 2.5 else -0.3216)
                    )
                )
                if share_grand <= 0.30188
                else (-0.1982 if kin_words <= 3.8274 else -0.0777)
            )
        )
        + (
            (0.0071 if to_container <= 1.5 else -0.1175)
            if kept <= 1e-35
            else (
                (
                    (-0.0046 if kin <= 15.5 else (0.1482 if to_container <= 11.5 else -0.0427))
                    if tag <= 1.5
                    else (
                        -0.0728
                        if words <= 3.5
                        else (
                            ((-0.0383 if tag <= 2.5 else 0.0983) if share_grand <= 0.13416 else -0.0475)
                            if to_container <= 6.5
                            else -0.0499
                        )
                    )
                )
                if share_grand <= 0.30188
                else (-0.0314 if named <= 1e-35 else 0.1541)
            )
        )
        + (
            ((0.0017 if to_container <= 1.5 else -0.1124) if is_description <= 1e-35 else 0.0552)
            if kept <= 1e-35
            else (
                (
                    (
                        (-0.0274 if kin_words <= 4.6039 else (-0.0185 if kin <= 14.5 else 0.0673))
                        if ends <= 1e-35
                        else (0.0159 if kin <= 16.5 else 0.1311)
                    )
                    if to_container <= 7.5
                    else -0.0646
                )
                if share_grand <= 0.30188
                else ((0.0412 if kin_words <= 3.8274 else 0.1433) if figure <= 1e-35 else -0.0203)
            )
        )
        + (
            (
                (-0.0821 if gap <= 48.5 else 0.0410)
                if furniture <= 6.5
                else (
                    (0.0010 if share_parent <= 0.19422 else 0.0862)
                    if kin_share <= 0.028496
                    else (0.0468 if share_great <= 0.10118 else 0.1329)
                )
            )
            if to_container <= 5.5
            else (
                (
                    (-0.0558 if share_great <= 0.055446 else (-0.0278 if kin_words <= 38.036 else 0.0693))
                    if to_container <= 9.5
                    else (-0.1121 if is_description <= 1e-35 else 0.0341)
                )
                if kin_share <= 0.69263
                else 0.0767
            )
        )
        + (
            (-0.0495 if from_best <= 1.5 else -0.1122)
            if furniture <= 11.5
            else (
                (
                    ((-0.0572 if container_share <= 0.9498 else 0.0113) if share_great <= 0.07961 else 0.0662)
                    if window_linked <= 0.079561
                    else -0.0747
                )
                if share_parent <= 0.028912
                else (
                    (
                        ((0.0250 if container_share <= 0.87787 else 0.0971) if from_best <= 7.5 else -0.0332)
                        if window_linked <= 0.18935
                        else -0.0449
                    )
                    if share_parent <= 0.27785
                    else (-0.0087 if since_first <= -1e-35 else 0.1221)
                )
            )
        )
        + (
            (
                (0.0483 if to_container <= 1.5 else (-0.0843 if gap <= 19.5 else 0.0391))
                if named <= 1.5
                else (
                    ((0.0104 if share_parent <= 0.08333 else 0.0856) if after_linked <= 0.18951 else -0.0455)
                    if kin_share <= 0.054151
                    else 0.1189
                )
            )
            if to_container <= 5.5
            else (
                (-0.0329 if to_container <= 9.5 else (-0.1036 if is_description <= 1e-35 else 0.0425))
                if kin_share <= 0.81325
                else (0.0971 if gap <= 15.5 else -0.0399)
            )
        )
        + (
            (
                -0.1013
                if furniture <= 11.5
                else (
                    (
                        -0.0642
                        if share_grand <= 0.67194
                        else (-0.0462 if tag <= 2.5 else (-0.0331 if since_marker <= 3.5 else 0.0734))
                    )
                    if prose_parent <= 10.572
                    else (0.0064 if after_words <= 17.5 else 0.0721)
                )
            )
            if kin_share <= 0.1168
            else (
                (-0.0837 if kin_share <= 0.97534 else 0.0407)
                if furniture <= 6.5
                else ((0.1112 if figure <= 1e-35 else -0.0459) if tag <= 9.5 else -0.0130)
            )
        )
        + (
            (
                ((-0.0544 if from_best <= 1.5 else -0.0952) if kin_share <= 0.90489 else 0.0246)
                if is_description <= 1e-35
                else 0.0407
            )
            if kept <= 1e-35
            else (
                (
                    -0.0451
                    if words <= 3.5
                    else (
                        (
                            (
                                (0.0860 if to_best <= 11.5 else (-0.0353 if gap <= 8.5 else 0.0517))
                                if figure <= 1e-35
                                else -0.0456
                            )
                            if window_linked <= 0.16603
                            else -0.0169
                        )
                        if gap <= 149.5
                        else -0.0563
                    )
                )
                if share_parent <= 0.27785
                else 0.1108
            )
        )
        + (
            (
                (-0.0364 if from_best <= 1.5 else -0.0994)
                if furniture <= 11.5
                else (
                    -0.0837
                    if until_last <= 1e-35
                    else (
                        -0.0726
                        if since_headline <= 1e-35
                        else (
                            -0.0256 if share_great <= 0.050783 else (0.0564 if density_parent <= 0.14245 else -0.0208)
                        )
                    )
                )
            )
            if kin_share <= 0.1168
            else (
                -0.0680
                if furniture <= 6.5
                else (
                    ((0.0109 if kin <= 17.5 else 0.0988) if container_share <= 0.98358 else -0.0163)
                    if share_great <= 0.64314
                    else 0.1054
                )
            )
        )
        + (
            (
                (0.0360 if to_container <= 1.5 else -0.0620)
                if named <= 1.5
                else (
                    (-0.0126 if prose_parent <= 4.5131 else (0.0664 if after_linked <= 0.15014 else -0.0238))
                    if kin_share <= 0.054151
                    else (0.1007 if linked <= 0.669 else -0.0293)
                )
            )
            if to_container <= 5.5
            else (
                (
                    -0.0267
                    if to_container <= 9.5
                    else ((-0.0786 if kin_share <= 0.0094384 else 0.0065) if since_headline <= 383.5 else -0.0979)
                )
                if kin_share <= 0.81325
                else 0.0686
            )
        )
        + (
            (-0.0108 if titled <= 1.5 else -0.0887)
            if furniture <= 11.5
            else (
                (
                    ((0.0746 if container_share <= 0.27401 else -0.0276) if window_linked <= 0.16603 else -0.0739)
                    if prose_parent <= 11.457
                    else (
                        (-0.0329 if container_share <= 0.78191 else (-0.0341 if named <= 5.5 else 0.0806))
                        if kin_words <= 61.671
                        else -0.0293
                    )
                )
                if share_grand <= 0.25923
                else ((-0.0031 if kin_words <= 3.2361 else 0.0901) if window_linked <= 0.21828 else -0.0103)
            )
        )
        + (
            (
                -0.0441
                if furniture <= 6.5
                else (0.0270 if share_grand <= 0.15988 else (0.0536 if weight <= 7.225 else 0.0962))
            )
            if to_container <= 5.5
            else (
                ((-0.0419 if named <= 10.5 else 0.0461) if tag <= 9.5 else -0.0640)
                if to_container <= 9.5
                else (
                    -0.0934
                    if furniture <= 11.5
                    else (
                        (0.0465 if titled <= 3.5 else (-0.0638 if weight <= 5.5074 else 0.0225))
                        if since_headline <= 410.5
                        else -0.0761
                    )
                )
            )
        )
        + (
            (((-0.0338 if kin <= 9.5 else 0.0805) if titled <= 8.5 else -0.0592) if from_best <= 1.5 else -0.0885)
            if furniture <= 11.5
            else (
                ((-0.0801 if until_last <= 9.5 else -0.0196) if kin <= 16.5 else (0.0566 if gap <= 53.5 else -0.0222))
                if share_grand <= 0.30188
                else (
                    (-0.0355 if ends <= 1e-35 else 0.0427) if kin <= 2.5 else (0.0903 if linked <= 0.31801 else -0.0238)
                )
            )
        )
        + (
            (-0.0229 if from_best <= 1.5 else -0.0863)
            if furniture <= 11.5
            else (
                (
                    (-0.0660 if share_grand <= 0.0076102 else -0.0198)
                    if kin <= 28.5
                    else (
                        (-0.0327 if share_grand <= 0.052944 else 0.0607)
                        if kin_words <= 5.4959
                        else (0.0885 if gap <= 87.5 else -0.0372)
                    )
                )
                if share_grand <= 0.30188
                else (
                    (-0.0331 if ends <= 1e-35 else 0.0399) if kin <= 2.5 else (0.0873 if linked <= 0.31801 else -0.0252)
                )
            )
        )
        + (
            (
                (-0.0241 if until_last <= -1e-35 else (0.0902 if linked <= 0.23624 else 0.0045))
                if to_container <= 1.5
                else (
                    (-0.0606 if gap <= 20.5 else 0.0585)
                    if named <= 5.5
                    else (
                        -0.0122
                        if kin_words <= 5.4959
                        else ((0.0104 if until_last <= 5.5 else 0.0770) if window_linked <= 0.16204 else -0.0219)
                    )
                )
            )
            if to_container <= 9.5
            else ((-0.0799 if share_parent <= 0.90127 else -0.0007) if is_description <= 1e-35 else 0.0340)
        )
        + (
            (
                -0.0846
                if until_last <= 1.5
                else (
                    (-0.0685 if kin_share <= 0.012646 else 0.0149)
                    if since_marker <= 85.5
                    else ((-0.0024 if to_best <= 10.5 else -0.0632) if share_parent <= 0.27785 else 0.0517)
                )
            )
            if kin_share <= 0.054151
            else (
                (
                    ((0.0284 if share_grand <= 0.11719 else -0.0350) if kin_share <= 0.617 else 0.0545)
                    if before_linked <= 0.12283
                    else -0.0476
                )
                if share_grand <= 0.67194
                else (-0.0282 if until_last <= -1e-35 else 0.0859)
            )
        )
        + (
            ((-0.0477 if kin_share <= 0.043568 else (-0.0216 if kin <= 27.5 else 0.0778)) if titled <= 5.5 else -0.0767)
            if kept <= 1e-35
            else (
                (
                    (
                        (-0.0501 if until_last <= 7.5 else (0.0333 if after_linked <= 0.10997 else -0.0211))
                        if kin <= 15.5
                        else (0.0200 if kin_share <= 0.18265 else 0.0888)
                    )
                    if to_container <= 7.5
                    else -0.0397
                )
                if share_parent <= 0.31022
                else (0.0862 if small <= 1e-35 else -0.0139)
            )
        )
        + (
            (
                (
                    (-0.0342 if named <= 10.5 else 0.0816)
                    if window_linked <= 0.0020146
                    else (-0.0539 if until_last <= 134.5 else 0.0457)
                )
                if titled <= 5.5
                else -0.0731
            )
            if kept <= 1e-35
            else (
                (
                    -0.0395
                    if words <= 3.5
                    else (
                        (0.0357 if to_container <= 2.5 else -0.0202)
                        if kin <= 18.5
                        else (0.0832 if to_container <= 11.5 else -0.0428)
                    )
                )
                if share_parent <= 0.2493
                else (0.0845 if linked <= 0.23416 else -0.0079)
            )
        )
        + (
            ((0.0658 if titled <= 5.5 else -0.0515) if window_linked <= 0.0020146 else -0.0801)
            if until_last <= -1e-35
            else (
                (
                    -0.0598
                    if since_first <= -1e-35
                    else (-0.0419 if words <= 2.5 else (0.0284 if container_share <= 0.99147 else -0.0332))
                )
                if ends <= 1e-35
                else (
                    ((0.0440 if window_linked <= 0.18935 else -0.0307) if to_best <= 9.5 else -0.0393)
                    if share_great <= 0.31975
                    else (0.0754 if window_linked <= 0.24827 else -0.0182)
                )
            )
        )
        + (
            (
                (
                    -0.0630
                    if named <= 5.5
                    else (
                        -0.0392 if words <= 3.5 else ((-0.0293 if words <= 19.5 else 0.0314) if kin <= 3.5 else 0.0478)
                    )
                )
                if density_parent <= 0.14245
                else -0.0727
            )
            if kin_share <= 0.1168
            else (
                -0.0475
                if named <= 1.5
                else (
                    ((0.0782 if small <= 1e-35 else -0.0313) if after_linked <= 0.8934 else -0.0070)
                    if to_best <= 7.5
                    else (0.0438 if container_share <= 0.97608 else -0.0533)
                )
            )
        )
        + (
            (
                ((-0.0482 if share_grand <= 0.1169 else 0.0471) if since_headline <= 383.5 else -0.0792)
                if until_last <= -1.5
                else (
                    (-0.0547 if words <= 22.5 else (0.0382 if since_first <= 3.5 else -0.0455))
                    if gap <= 18.5
                    else 0.0181
                )
            )
            if kept <= 1e-35
            else (
                (
                    -0.0348
                    if words <= 3.5
                    else (-0.0044 if until_last <= 30.5 else (0.0724 if to_container <= 6.5 else -0.0029))
                )
                if share_parent <= 0.31022
                else 0.0784
            )
        )
        + (
            (
                (
                    (-0.0393 if kin_share <= 0.050095 else (0.0727 if kin_words <= 20.048 else -0.0195))
                    if titled <= 5.5
                    else -0.0685
                )
                if is_description <= 1e-35
                else 0.0508
            )
            if kept <= 1e-35
            else (
                (
                    ((-0.0129 if kin_words <= 1.9943 else 0.0462) if after_linked <= 0.16289 else -0.0268)
                    if to_container <= 6.5
                    else (0.0021 if container_share <= 0.97643 else -0.0597)
                )
                if kin_share <= 0.52054
                else (-0.0041 if named <= 1.5 else 0.0765)
            )
        )
        + (
            (
                (-0.0148 if until_last <= -1e-35 else 0.0726)
                if to_container <= 1.5
                else (
                    (0.0375 if tag <= 1.5 else -0.0454)
                    if words <= 3.5
                    else (
                        (0.0497 if tag <= 10.5 else -0.0385)
                        if window_linked <= 0.043305
                        else (-0.0258 if until_last <= 59.5 else (0.0579 if container_share <= 0.99443 else -0.0332))
                    )
                )
            )
            if to_container <= 9.5
            else ((-0.0619 if share_grand <= 0.018807 else 0.0131) if since_headline <= 401.5 else -0.0749)
        )
        + (
            (
                (
                    (0.0188 if titled <= 5.5 else (-0.0628 if kin_words <= 24.95 else -0.0070))
                    if container_share <= 0.93202
                    else (-0.0179 if words <= 3.5 else (0.0371 if kin_words <= 61.671 else -0.0283))
                )
                if density_grand <= 0.12972
                else -0.0644
            )
            if share_grand <= 0.63013
            else (
                (-0.0280 if tag <= 2.5 else 0.0337)
                if ends <= 1e-35
                else ((-0.0142 if words <= 4.5 else 0.0724) if tag <= 8.5 else -0.0188)
            )
        )
        + (
            (
                ((-0.0320 if furniture <= 11.5 else 0.0707) if density_grand <= 0.0037132 else -0.0322)
                if titled <= 5.5
                else (-0.0652 if is_description <= 1e-35 else 0.0252)
            )
            if kept <= 1e-35
            else (
                (
                    -0.0291
                    if kin_words <= 3.2361
                    else (
                        ((-0.0320 if titled <= 1e-35 else 0.0400) if window_linked <= 0.1093 else -0.0167)
                        if figure <= 1e-35
                        else -0.0564
                    )
                )
                if share_parent <= 0.31022
                else (0.0734 if linked <= 0.24759 else -0.0290)
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                (-0.0069 if window_linked <= 0.0020146 else -0.0729)
                if until_last <= -1.5
                else (-0.0369 if gap <= 18.5 else 0.0260)
            )
            if kept <= 1e-35
            else (
                (
                    ((-0.0290 if tag <= 4.5 else 0.0412) if kin <= 28.5 else 0.0688)
                    if tag <= 9.5
                    else (-0.0651 if words <= 3.5 else 0.0010)
                )
                if share_grand <= 0.30188
                else ((0.0548 if tag <= 1.5 else -0.0039) if kin <= 12.5 else 0.0772)
            )
        )
        + (
            (
                (
                    -0.0542
                    if named <= 4.5
                    else ((-0.0326 if container_share <= 0.94473 else 0.0120) if prose_parent <= 9.0024 else 0.0334)
                )
                if window_linked <= 0.16204
                else ((-0.0345 if gap <= 111.5 else 0.0589) if from_best <= 1.5 else -0.0682)
            )
            if kin_share <= 0.06283
            else (
                -0.0427
                if named <= 1.5
                else (
                    ((0.0653 if after_linked <= 0.8934 else -0.0095) if gap <= 177.5 else -0.0533)
                    if window_linked <= 0.19685
                    else -0.0226
                )
            )
        )
        + (
            (
                (
                    -0.0209
                    if kept <= 1e-35
                    else ((-0.0248 if share_grand <= 0.25923 else 0.0597) if kin <= 15.5 else 0.0786)
                )
                if tag <= 1.5
                else (
                    -0.0363
                    if tag <= 2.5
                    else (
                        (0.0498 if density_grand <= 0.14939 else -0.0198)
                        if tag <= 8.5
                        else (0.0174 if titled <= 5.5 else -0.0448)
                    )
                )
            )
            if to_container <= 9.5
            else ((-0.0411 if weight <= 9.637 else 0.0333) if since_first <= 14.5 else -0.0673)
        )
        + (
            (
                (
                    -0.0272
                    if until_last <= 10.5
                    else ((-0.0062 if since_marker <= 599.5 else 0.0404) if tag <= 8.5 else -0.0204)
                )
                if kin_share <= 0.16617
                else (
                    ((0.0653 if after_linked <= 0.1278 else 0.0160) if small <= 1e-35 else -0.0452)
                    if figure <= 1e-35
                    else -0.0441
                )
            )
            if to_container <= 9.5
            else (
                (-0.0476 if kin_share <= 0.018263 else 0.0324)
                if since_marker <= 371.5
                else (-0.0719 if kin_share <= 0.99586 else 0.0258)
            )
        )
        + (
            (
                ((-0.0451 if gap <= 8.5 else 0.0436) if from_best <= 1.5 else -0.0670)
                if furniture <= 11.5
                else (-0.0480 if share_grand <= 0.009106 else (0.0577 if density_grand <= 0.0031506 else -0.0176))
            )
            if kept <= 1e-35
            else (
                (-0.0196 if kin <= 28.5 else (0.0611 if tag <= 9.5 else -0.0278))
                if share_grand <= 0.30188
                else ((0.0499 if tag <= 1.5 else -0.0076) if kin <= 12.5 else 0.0717)
            )
        )
        + (
            (
                (-0.0130 if until_last <= 39.5 else 0.0148)
                if kin_share <= 0.16617
                else (
                    (0.0396 if titled <= 3.5 else (-0.0645 if until_last <= 125.5 else 0.0228))
                    if named <= 3.5
                    else (0.0661 if after_linked <= 0.99869 else -0.0104)
                )
            )
            if to_container <= 9.5
            else (
                -0.0700
                if furniture <= 11.5
                else (
                    (-0.0125 if kin <= 2.5 else (-0.0086 if share_grand <= 0.059157 else 0.0939))
                    if since_headline <= 441.5
                    else -0.0467
                )
            )
        )
        + (
            (
                ((0.0244 if share_parent <= 0.042877 else -0.0513) if from_best <= 1.5 else -0.0646)
                if furniture <= 11.5
                else (-0.0304 if kin <= 2.5 else (0.0578 if density_grand <= 0.022874 else -0.0136))
            )
            if kept <= 1e-35
            else (
                ((-0.0114 if kin <= 20.5 else (-0.0191 if named <= 5.5 else 0.0702)) if tag <= 9.5 else -0.0325)
                if share_parent <= 0.31022
                else (0.0647 if linked <= 0.20057 else -0.0348)
            )
        )
        + (
            (
                (-0.0636 if kin <= 88.5 else 0.0075)
                if until_last <= 1.5
                else (
                    (-0.0099 if kin <= 28.5 else 0.0750)
                    if tag <= 1.5
                    else (-0.0454 if tag <= 2.5 else (0.0030 if from_best <= 7.5 else -0.0489))
                )
            )
            if share_grand <= 0.67194
            else (
                (-0.0518 if tag <= 2.5 else 0.0223)
                if kin_share <= 0.023439
                else ((0.0636 if tag <= 9.5 else -0.0133) if after_linked <= 0.8576 else -0.0151)
            )
        )
        + (
            (
                ((-0.0328 if to_container <= 7.5 else 0.0394) if to_container <= 11.5 else -0.0653)
                if named <= 11.5
                else ((-0.0290 if share_grand <= 0.0044556 else 0.0370) if density_parent <= 0.050293 else -0.0360)
            )
            if kept <= 1e-35
            else (
                (
                    (-0.0438 if named <= 3.5 else (0.0002 if since_marker <= 686.5 else 0.0405))
                    if tag <= 9.5
                    else -0.0301
                )
                if share_parent <= 0.27785
                else (0.0622 if linked <= 0.20057 else -0.0297)
            )
        )
        + (
            (-0.0590 if until_last <= 137.5 else (0.0429 if from_best <= 6.5 else -0.0428))
            if furniture <= 6.5
            else (
                (
                    (
                        (
                            -0.0028
                            if share_grand <= 0.031232
                            else ((0.0216 if gap <= 15.5 else 0.0735) if times <= 1.5 else -0.0126)
                        )
                        if gap <= 149.5
                        else -0.0586
                    )
                    if window_linked <= 0.16204
                    else -0.0314
                )
                if kin_share <= 0.617
                else ((-0.0318 if until_last <= 39.5 else 0.0533) if share_grand <= 0.30188 else 0.0619)
            )
        )
        + (
            ((0.0536 if density_grand <= 0.0037132 else -0.0379) if titled <= 5.5 else -0.0627)
            if until_last <= 1e-35
            else (
                (
                    ((-0.0329 if kin_words <= 11.293 else 0.0381) if to_best <= 5.5 else -0.0436)
                    if kin <= 4.5
                    else 0.0542
                )
                if tag <= 1.5
                else (
                    (-0.0525 if kin_words <= 44.211 else 0.0373)
                    if tag <= 2.5
                    else ((0.0285 if container_share <= 0.99443 else -0.0179) if to_best <= 6.5 else -0.0257)
                )
            )
        )
        + (
            (
                ((0.0161 if weight <= 13.008 else 0.0649) if small <= 1e-35 else -0.0404)
                if to_container <= 1.5
                else (
                    (0.0058 if prose_parent <= 9.8764 else -0.0518)
                    if named <= 2.5
                    else (-0.0240 if words <= 3.5 else (0.0058 if since_headline <= 724.5 else 0.0405))
                )
            )
            if to_container <= 9.5
            else (
                ((-0.0474 if kin_share <= 0.1168 else 0.0482) if kin_words <= 12.679 else 0.0329)
                if since_headline <= 410.5
                else -0.0609
            )
        )
        + (
            ((-0.0325 if gap <= 8.5 else 0.0470) if from_best <= 1.5 else -0.0584)
            if furniture <= 6.5
            else (
                (
                    (-0.0162 if kin <= 2.5 else ((0.0291 if kin <= 340 else -0.0204) if gap <= 149.5 else -0.0491))
                    if window_linked <= 0.11384
                    else -0.0272
                )
                if weight <= 19.996
                else (
                    (-0.0336 if until_last <= 6.5 else (-0.0219 if ends <= 1e-35 else 0.0399))
                    if share_grand <= 0.63013
                    else 0.0630
                )
            )
        )
        + (
            (
                (0.0150 if to_container <= 1.5 else -0.0382)
                if named <= 5.5
                else (
                    ((-0.0374 if kin <= 20.5 else 0.0352) if tag <= 2.5 else (0.0403 if tag <= 8.5 else -0.0183))
                    if weight <= 19.225
                    else (0.0561 if gap <= 209.5 else -0.0315)
                )
            )
            if window_linked <= 0.18935
            else (
                (-0.0357 if kin <= 15.5 else (0.0681 if container_share <= 0.99443 else -0.0269))
                if to_container <= 6.5
                else -0.0559
            )
        )
        + (
            (
                (
                    (0.0126 if since_first <= 8.5 else -0.0289)
                    if after_words <= 25.5
                    else (0.0367 if linked <= 0.16331 else -0.0370)
                )
                if kin <= 15.5
                else (
                    -0.0319
                    if words <= 2.5
                    else (
                        (0.0682 if container_share <= 0.9964 else (-0.0401 if container_share <= 0.99753 else 0.0440))
                        if to_container <= 5.5
                        else 0.0130
                    )
                )
            )
            if to_container <= 9.5
            else ((-0.0369 if kin_words <= 12.05 else 0.0358) if since_first <= 17.5 else -0.0533)
        )
        + (
            ((-0.0259 if density_grand <= 0.089995 else 0.0479) if from_best <= 1.5 else -0.0543)
            if furniture <= 6.5
            else (
                (
                    -0.0426
                    if named <= 5.5
                    else (
                        -0.0114
                        if share_great <= 0.055446
                        else (
                            0.0513
                            if share_great <= 0.1456
                            else (
                                (0.0062 if share_grand <= 0.13416 else -0.0502)
                                if share_grand <= 0.30188
                                else (0.0287 if linked <= 0.24759 else -0.0345)
                            )
                        )
                    )
                )
                if kin_share <= 0.79821
                else (-0.0135 if ends <= 1e-35 else 0.0604)
            )
        )
        + (
            (
                (
                    -0.0201
                    if words <= 3.5
                    else (
                        (
                            (-0.0286 if tag <= 4.5 else 0.0164)
                            if kin_words <= 42.194
                            else (0.0440 if after_linked <= 0.30461 else -0.0398)
                        )
                        if kin <= 19.5
                        else (-0.0191 if named <= 1.5 else (0.0645 if to_container <= 6.5 else -0.0023))
                    )
                )
                if kin_share <= 0.90489
                else 0.0561
            )
            if to_container <= 11.5
            else ((-0.0258 if kin_words <= 12.679 else 0.0327) if since_headline <= 441.5 else -0.0595)
        )
        + (
            (
                (
                    ((0.0231 if after_linked <= 0.10408 else -0.0249) if tag <= 1.5 else -0.0493)
                    if tag <= 2.5
                    else ((0.0071 if gap <= 8.5 else 0.0587) if tag <= 7.5 else -0.0244)
                )
                if density_grand <= 0.25064
                else (0.0062 if from_best <= 1.5 else -0.0527)
            )
            if kin_share <= 0.617
            else (
                -0.0170
                if ends <= 1e-35
                else (0.0574 if titled <= 11.5 else (-0.0468 if share_parent <= 0.32422 else 0.0382))
            )
        )
        + (
            (0.0320 if since_headline <= 280.5 else -0.0492)
            if until_last <= 1e-35
            else (
                (
                    (-0.0200 if until_last <= 61.5 else (-0.0010 if kin_words <= 5.4959 else 0.0432))
                    if to_container <= 8.5
                    else -0.0336
                )
                if ends <= 1e-35
                else (
                    (
                        (
                            0.0313
                            if since_headline <= 112.5
                            else (
                                (-0.0723 if until_last <= 83.5 else 0.0207) if container_share <= 0.87787 else -0.0016
                            )
                        )
                        if kin <= 28.5
                        else 0.0513
                    )
                    if share_parent <= 0.27785
                    else 0.0543
                )
            )
        )
        + (
            ((0.0262 if container_share <= 0.98795 else -0.0374) if from_best <= 1.5 else -0.0500)
            if furniture <= 6.5
            else (
                (
                    -0.0436
                    if named <= 3.5
                    else (
                        (
                            0.0244
                            if to_container <= 6.5
                            else (
                                0.0174 if since_first <= 19.5 else (0.0442 if container_share <= 0.27401 else -0.0334)
                            )
                        )
                        if after_linked <= 0.25695
                        else -0.0212
                    )
                )
                if kin_share <= 0.85136
                else ((0.0606 if tag <= 9.5 else -0.0133) if figure <= 1e-35 else -0.0303)
            )
        )
        + (
            ((-0.0228 if kin <= 15.5 else 0.0469) if density_grand <= 0.0031506 else -0.0485)
            if until_last <= 1.5
            else (
                -0.0248
                if words <= 3.5
                else (
                    (
                        ((-0.0141 if gap <= 8.5 else 0.0362) if share_grand <= 0.13416 else -0.0506)
                        if share_grand <= 0.43239
                        else (-0.0010 if words <= 22.5 else (0.0525 if words <= 192.5 else -0.0385))
                    )
                    if kin <= 28.5
                    else (0.0486 if gap <= 149.5 else -0.0308)
                )
            )
        )
        + (
            ((0.0406 if container_share <= 0.3775 else -0.0239) if density_parent <= 0.0037042 else -0.0522)
            if until_last <= 1e-35
            else (
                (
                    (-0.0306 if after_words <= 31.5 else 0.0158)
                    if gap <= 6.5
                    else (0.0110 if markers <= 1e-35 else -0.0393)
                )
                if ends <= 1e-35
                else (
                    (
                        (-0.0163 if until_last <= 5.5 else (0.0342 if window_linked <= 0.2009 else -0.0107))
                        if to_best <= 9.5
                        else -0.0235
                    )
                    if kin_share <= 0.90489
                    else 0.0633
                )
            )
        )
        + (
            (
                -0.0215
                if furniture <= 6.5
                else (
                    (
                        (
                            ((0.0281 if window_linked <= 1e-35 else -0.0425) if before_words <= 16.5 else 0.0216)
                            if until_last <= 44.5
                            else 0.0290
                        )
                        if share_grand <= 0.80866
                        else ((-0.0208 if tag <= 2.5 else 0.0343) if weight <= 13.602 else 0.0594)
                    )
                    if tag <= 8.5
                    else -0.0260
                )
            )
            if window_linked <= 0.18935
            else (-0.0497 if until_last <= 52.5 else (0.0326 if titled <= 8.5 else -0.0321))
        )
        + (
            ((-0.0299 if kin <= 3.5 else 0.0285) if density_grand <= 0.014809 else -0.0496)
            if until_last <= 1e-35
            else (
                -0.0235
                if words <= 3.5
                else (
                    (
                        ((-0.0341 if since_headline <= 1e-35 else 0.0073) if words <= 22.5 else 0.0400)
                        if since_first <= 18.5
                        else (
                            (-0.0360 if after_words <= 19.5 else (0.0191 if density_grand <= 0.14222 else -0.0439))
                            if density_grand <= 0.38127
                            else 0.0460
                        )
                    )
                    if kin <= 24.5
                    else 0.0411
                )
            )
        )
        + (
            ((-0.0278 if gap <= 20.5 else 0.0611) if to_container <= 10.5 else -0.0472)
            if named <= 5.5
            else (
                (
                    (
                        (0.0113 if tag <= 1.5 else -0.0446)
                        if tag <= 2.5
                        else ((-0.0240 if gap <= 1e-35 else 0.0360) if to_best <= 6.5 else -0.0193)
                    )
                    if words <= 16.5
                    else ((0.0504 if after_linked <= 0.8712 else -0.0156) if gap <= 149.5 else -0.0344)
                )
                if window_linked <= 0.18935
                else -0.0242
            )
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            ((-0.0260 if density_grand <= 0.089995 else 0.0382) if from_best <= 1.5 else -0.0439)
            if furniture <= 6.5
            else (
                (
                    (
                        ((0.0221 if tag <= 1.5 else (-0.0446 if tag <= 2.5 else 0.0049)) if tag <= 4.5 else 0.0435)
                        if words <= 21.5
                        else (0.0451 if to_best <= 9.5 else -0.0141)
                    )
                    if after_linked <= 0.1278
                    else -0.0210
                )
                if tag <= 8.5
                else (-0.0513 if words <= 3.5 else -0.0048)
            )
        )
        + (
            (0.0169 if since_headline <= 441.5 else -0.0513)
            if until_last <= -22.5
            else (
                ((-0.0167 if until_last <= 6.5 else 0.0220) if kin_share <= 0.92173 else 0.0548)
                if tag <= 1.5
                else (
                    (-0.0375 if density_parent <= 0.99968 else 0.0441)
                    if tag <= 2.5
                    else (
                        (
                            (-0.0234 if since_headline <= 1e-35 else 0.0383)
                            if density_parent <= 0.12809
                            else (0.0242 if container_share <= 0.95302 else -0.0472)
                        )
                        if tag <= 6.5
                        else -0.0179
                    )
                )
            )
        )
        + (
            (
                -0.0203
                if words <= 3.5
                else (
                    -0.0171
                    if furniture <= 6.5
                    else (
                        (
                            (0.0273 if after_linked <= 0.57321 else -0.0172)
                            if share_grand <= 0.14152
                            else ((-0.0571 if after_words <= 38.5 else 0.0164) if share_grand <= 0.67194 else 0.0224)
                        )
                        if share_great <= 0.88602
                        else (
                            ((0.0117 if words <= 11.5 else 0.0585) if linked <= 0.21924 else -0.0210)
                            if small <= 1e-35
                            else -0.0461
                        )
                    )
                )
            )
            if before_linked <= 0.28665
            else -0.0303
        )
        + (
            (
                (-0.0023 if titled <= 3.5 else (-0.0471 if is_description <= 1e-35 else 0.0284))
                if until_last <= 137.5
                else (-0.0237 if density_grand <= 0.0026413 else 0.0454)
            )
            if named <= 5.5
            else (
                (
                    ((0.0201 if titled <= 11.5 else -0.0167) if kin <= 16.5 else (0.0557 if times <= 7.5 else -0.0063))
                    if tag <= 8.5
                    else -0.0181
                )
                if after_linked <= 0.15014
                else (-0.0336 if until_last <= 29.5 else 0.0049)
            )
        )
        + (
            (
                (0.0063 if titled <= 2.5 else -0.0409)
                if until_last <= 140.5
                else (0.0407 if to_best <= 10.5 else -0.0245)
            )
            if named <= 5.5
            else (
                (
                    (
                        ((-0.0163 if since_headline <= 1e-35 else 0.0384) if since_headline <= 224.5 else -0.0011)
                        if kin <= 20.5
                        else ((0.0220 if share_great <= 0.018811 else -0.0246) if share_great <= 0.058858 else 0.0491)
                    )
                    if to_best <= 9.5
                    else -0.0178
                )
                if before_linked <= 0.27375
                else -0.0264
            )
        )
        + (
            -0.0241
            if named <= 5.5
            else (
                (
                    (
                        (
                            -0.0031
                            if from_best <= 2.5
                            else ((0.0484 if is_repeated <= 1e-35 else -0.0117) if titled <= 11.5 else -0.0028)
                        )
                        if after_words <= 25.5
                        else (0.0109 if kin_share <= 0.023439 else 0.0556)
                    )
                    if times <= 1.5
                    else ((0.0085 if share_great <= 0.027019 else -0.0521) if share_great <= 0.80952 else 0.0207)
                )
                if window_linked <= 0.18935
                else (0.0019 if titled <= 9.5 else -0.0376)
            )
        )
        + (
            (
                (
                    (
                        (-0.0369 if words <= 1.5 else (-0.0218 if since_headline <= 92.5 else 0.0136))
                        if kin_words <= 19.725
                        else (-0.0013 if kin_share <= 0.20559 else -0.0694)
                    )
                    if ends <= 1e-35
                    else (
                        0.0373
                        if since_marker <= 142.5
                        else ((-0.0266 if container_share <= 0.80866 else 0.0061) if from_best <= 5.5 else 0.0366)
                    )
                )
                if markers <= 1e-35
                else (0.0332 if container_share <= 0.27401 else -0.0481)
            )
            if kin_share <= 0.93433
            else 0.0471
        )
        + (
            (0.0332 if after_linked <= 0.8576 else -0.0258)
            if to_container <= 1.5
            else (
                (
                    -0.0271
                    if words <= 3.5
                    else (
                        (0.0061 if gap <= 2.5 else (-0.0369 if from_best <= 5.5 else 0.0121))
                        if gap <= 8.5
                        else (
                            (0.0705 if container_share <= 0.99443 else -0.0090)
                            if to_container <= 6.5
                            else (0.0287 if density_grand <= 0.060193 else -0.0319)
                        )
                    )
                )
                if markers <= 1e-35
                else (0.0341 if container_share <= 0.27401 else -0.0485)
            )
        )
        + (
            (
                -0.0161
                if until_last <= 5.5
                else ((-0.0094 if share_great <= 0.89565 else 0.0424) if kin <= 28.5 else 0.0549)
            )
            if tag <= 1.5
            else (
                (-0.0408 if density_parent <= 0.99272 else 0.0321)
                if tag <= 2.5
                else (
                    (
                        (
                            ((0.0333 if before_linked <= 0.66886 else -0.0263) if kin <= 10.5 else -0.0331)
                            if gap <= 8.5
                            else 0.0456
                        )
                        if tag <= 8.5
                        else -0.0155
                    )
                    if linked <= 0.21671
                    else -0.0340
                )
            )
        )
        + (
            -0.0372
            if until_last <= -22.5
            else (
                (
                    ((-0.0145 if ends <= 1e-35 else 0.0358) if since_first <= 12.5 else -0.0208)
                    if kin <= 21.5
                    else 0.0448
                )
                if tag <= 1.5
                else (
                    (-0.0353 if kin_words <= 44.211 else 0.0232)
                    if tag <= 2.5
                    else (
                        ((-0.0203 if since_marker <= 3.5 else 0.0268) if to_best <= 5.5 else -0.0120)
                        if kin_words <= 27.634
                        else (0.0311 if share_parent <= 0.12001 else -0.0696)
                    )
                )
            )
        )
        + (
            (
                -0.0191
                if words <= 3.5
                else (
                    (
                        (
                            -0.0232
                            if since_headline <= 1e-35
                            else ((-0.0161 if since_headline <= 2684.5 else 0.0333) if until_last <= 10.5 else 0.0289)
                        )
                        if kin_share <= 0.28325
                        else (0.0343 if kin_words <= 26.473 else (-0.0451 if before_words <= 27.5 else 0.0101))
                    )
                    if kin_share <= 0.93433
                    else 0.0479
                )
            )
            if markers <= 1e-35
            else (0.0311 if container_share <= 0.27401 else (-0.0510 if kin_share <= 0.6101 else 0.0104))
        )
        + (
            (-0.0305 if until_last <= 137.5 else (-0.0236 if density_grand <= 0.0026413 else 0.0451))
            if named <= 5.5
            else (
                (
                    (-0.0106 if share_great <= 0.0013397 else 0.0270)
                    if density_grand <= 0.0099104
                    else (
                        (-0.0375 if share_grand <= 0.68498 else (0.0241 if container_share <= 0.92023 else -0.0320))
                        if until_last <= 44.5
                        else (
                            0.0500 if container_share <= 0.92002 else (0.0202 if share_grand <= 0.0044556 else -0.0221)
                        )
                    )
                )
                if weight <= 34.625
                else 0.0338
            )
        )
        + (
            (
                (
                    -0.0212
                    if named <= 5.5
                    else (
                        (-0.0322 if from_best <= 3.5 else 0.0088)
                        if words <= 3.5
                        else (
                            (
                                ((0.0215 if since_headline <= 154.5 else -0.0139) if kin <= 5.5 else 0.0491)
                                if kin <= 10.5
                                else (-0.0587 if share_great <= 0.68498 else 0.0019)
                            )
                            if kin <= 19.5
                            else (0.0542 if to_container <= 6.5 else -0.0024)
                        )
                    )
                )
                if before_linked <= 0.28665
                else -0.0256
            )
            if kin_share <= 0.9063
            else 0.0348
        )
        + (
            (
                (
                    (
                        (-0.0315 if kin_words <= 12.363 else (0.0304 if kin_words <= 32.477 else -0.0107))
                        if since_first <= 15.5
                        else -0.0331
                    )
                    if tag <= 4.5
                    else ((0.0434 if before_linked <= 1e-35 else -0.0083) if kin_words <= 27.634 else -0.0382)
                )
                if kin <= 28.5
                else (0.0289 if tag <= 6.5 else (0.0141 if titled <= 5.5 else -0.0341))
            )
            if after_words <= 37.5
            else (0.0311 if linked <= 0.23106 else -0.0257)
        )
        + (
            (
                (
                    (
                        (
                            (
                                ((-0.0235 if tag <= 4.5 else 0.0126) if kin_share <= 0.096378 else 0.0206)
                                if kin_words <= 27.634
                                else -0.0341
                            )
                            if until_last <= 87.5
                            else (0.0131 if from_best <= 6.5 else -0.0363)
                        )
                        if is_description <= 1e-35
                        else 0.0401
                    )
                    if after_words <= 25.5
                    else (0.0243 if linked <= 0.16331 else -0.0272)
                )
                if kin_share <= 0.93433
                else 0.0454
            )
            if markers <= 1e-35
            else (0.0072 if density_grand <= 0.00039213 else -0.0468)
        )
        + (
            (
                (
                    -0.0088
                    if words <= 3.5
                    else (
                        (
                            (-0.0118 if words <= 17.5 else (-0.0032 if before_words <= 5.5 else 0.0495))
                            if tag <= 4.5
                            else 0.0598
                        )
                        if density_parent <= 0.051614
                        else 0.0014
                    )
                )
                if gap <= 202.5
                else -0.0508
            )
            if titled <= 5.5
            else (
                -0.0400
                if until_last <= 7.5
                else ((-0.0096 if gap <= 8.5 else (0.0509 if markers <= 1e-35 else -0.0142)) if tag <= 9.5 else -0.0263)
            )
        )
        + (
            (
                ((0.0210 if window_linked <= 1e-35 else -0.0245) if until_last <= 50.5 else 0.0073)
                if ends <= 1e-35
                else (
                    (0.0099 if times <= 1.5 else -0.0379)
                    if until_last <= 7.5
                    else (
                        (
                            (-0.0243 if gap <= 6.5 else 0.0455)
                            if kin_words <= 14.071
                            else (0.0433 if small <= 1e-35 else -0.0254)
                        )
                        if since_first <= 252.5
                        else -0.0220
                    )
                )
            )
            if to_best <= 9.5
            else (-0.0421 if until_last <= 91.5 else 0.0014)
        )
        + (
            ((-0.0014 if gap <= 1e-35 else (-0.0425 if since_marker <= 1726.5 else 0.0062)) if tag <= 2.5 else 0.0096)
            if kin <= 4.5
            else (
                (
                    (
                        (
                            (-0.0097 if after_words <= 6.5 else (-0.0096 if kept <= 1e-35 else 0.0426))
                            if since_first <= 78.5
                            else -0.0316
                        )
                        if gap <= 8.5
                        else 0.0507
                    )
                    if tag <= 1.5
                    else -0.0019
                )
                if gap <= 149.5
                else (0.0239 if since_marker <= 504.5 else -0.0569)
            )
        )
        + (
            (
                (-0.0285 if until_last <= 137.5 else 0.0195)
                if named <= 5.5
                else (
                    (
                        (
                            (
                                -0.0146
                                if words <= 3.5
                                else (
                                    (
                                        (0.0161 if since_first <= -2.5 else -0.0294)
                                        if share_grand <= 0.68498
                                        else (0.0440 if share_grand <= 0.92874 else -0.0054)
                                    )
                                    if gap <= 9.5
                                    else 0.0376
                                )
                            )
                            if linked <= 0.09005
                            else -0.0276
                        )
                        if words <= 48.5
                        else 0.0300
                    )
                    if gap <= 149.5
                    else -0.0406
                )
            )
            if kin_share <= 0.93433
            else 0.0398
        )
        + (
            (
                (0.0001 if words <= 16.5 else 0.0531)
                if gap <= 1.5
                else (
                    -0.0156
                    if gap <= 5.5
                    else (
                        (-0.0142 if words <= 2.5 else 0.0366)
                        if to_container <= 6.5
                        else (0.0094 if gap <= 55.5 else (0.0298 if since_headline <= 1534.5 else -0.0512))
                    )
                )
            )
            if titled <= 11.5
            else (-0.0350 if until_last <= 6.5 else (-0.0098 if gap <= 14.5 else (0.0614 if tag <= 9.5 else -0.0174)))
        )
        + (
            (
                (
                    (
                        (0.0184 if weight <= 3.6393 else -0.0210)
                        if share_great <= 0.9204
                        else (-0.0308 if kin <= 27.5 else 0.0282)
                    )
                    if weight <= 13.52
                    else 0.0273
                )
                if titled <= 11.5
                else (
                    (
                        (-0.0366 if kin <= 21.5 else (0.0341 if density_parent <= 0.04385 else -0.0288))
                        if share_grand <= 0.86508
                        else (-0.0265 if named <= 3.5 else 0.0255)
                    )
                    if is_repeated <= 1e-35
                    else 0.0281
                )
            )
            if to_best <= 9.5
            else -0.0239
        )
        + (
            (
                (
                    (
                        (0.0259 if to_container <= 11.5 else -0.0307)
                        if prose_parent <= 10.52
                        else (-0.0522 if before_words <= 22.5 else -0.0017)
                    )
                    if named <= 5.5
                    else (
                        (
                            0.0041
                            if density_parent <= 0.037845
                            else (
                                0.0148
                                if container_share <= 0.83929
                                else (
                                    (-0.0211 if share_great <= 0.065317 else 0.0440)
                                    if share_great <= 0.1456
                                    else -0.0458
                                )
                            )
                        )
                        if prose_parent <= 34.344
                        else 0.0289
                    )
                )
                if is_description <= 1e-35
                else 0.0406
            )
            if kin_share <= 0.93433
            else 0.0392
        )
        + (
            -0.0286
            if words <= 1.5
            else (
                (
                    (
                        (
                            -0.0106
                            if kin_words <= 20.792
                            else ((0.0351 if share_parent <= 0.14106 else -0.0193) if markers <= 1e-35 else -0.0347)
                        )
                        if kin_share <= 0.44037
                        else (-0.0823 if kin <= 15.5 else -0.0020)
                    )
                    if share_parent <= 0.27785
                    else (0.0252 if after_linked <= 0.1278 else -0.0232)
                )
                if kin <= 28.5
                else ((0.0493 if density_grand <= 0.23707 else -0.0169) if since_headline <= 1494.5 else 0.0016)
            )
        )
        + (
            (
                (
                    (
                        -0.0143
                        if gap <= 6.5
                        else (
                            ((0.0283 if container_share <= 0.36313 else -0.0294) if until_last <= 6.5 else 0.0353)
                            if since_first <= 252.5
                            else (-0.0285 if since_first <= 637.5 else 0.0206)
                        )
                    )
                    if share_great <= 0.88602
                    else (
                        0.0295
                        if density_parent <= 0.039676
                        else (
                            0.0289 if container_share <= 0.92023 else (-0.0481 if density_grand <= 0.050619 else 0.0031)
                        )
                    )
                )
                if small <= 1e-35
                else -0.0400
            )
            if before_linked <= 0.34912
            else -0.0190
        )
        + (
            (
                (
                    (
                        (
                            (
                                -0.0007
                                if to_container <= 12.5
                                else ((-0.0113 if kin_words <= 2.6905 else 0.0547) if linked <= 0.036452 else -0.0137)
                            )
                            if since_first <= 71.5
                            else 0.0522
                        )
                        if times <= 1.5
                        else -0.0088
                    )
                    if kin_words <= 63.286
                    else (0.0141 if since_first <= 12.5 else -0.0434)
                )
                if titled <= 5.5
                else (-0.0074 if markers <= 1e-35 else -0.0474)
            )
            if after_words <= 37.5
            else (0.0276 if linked <= 0.16331 else -0.0196)
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                -0.0156
                if words <= 3.5
                else (
                    (
                        0.0229
                        if since_first <= 11.5
                        else (
                            0.0005
                            if kin <= 9.5
                            else ((0.0083 if to_best <= 1.5 else -0.0683) if tag <= 4.5 else 0.0246)
                        )
                    )
                    if kin <= 18.5
                    else (0.0519 if to_container <= 6.5 else (-0.0179 if share_grand <= 0.045377 else 0.0334))
                )
            )
            if density_parent <= 0.037845
            else ((-0.0164 if until_last <= 52.5 else 0.0330) if container_share <= 0.99147 else -0.0520)
        )
        + (
            (
                (-0.0048 if named <= 7.5 else 0.0501)
                if window_linked <= 0.0020146
                else (0.0242 if since_headline <= 224.5 else (-0.0125 if kin_share <= 0.9063 else 0.0248))
            )
            if tag <= 1.5
            else (
                (-0.0324 if density_parent <= 0.99272 else 0.0345)
                if tag <= 2.5
                else (
                    (
                        ((0.0064 if named <= 10.5 else 0.0484) if times <= 1.5 else -0.0057)
                        if share_grand <= 0.92874
                        else -0.0119
                    )
                    if to_best <= 5.5
                    else -0.0131
                )
            )
        )
        + (
            (
                (
                    (0.0398 if until_last <= -1e-35 else 0.0026)
                    if since_headline <= 1105.5
                    else (0.0514 if gap <= 268.5 else -0.0278)
                )
                if times <= 1.5
                else -0.0107
            )
            if titled <= 5.5
            else (
                (0.0207 if since_headline <= 92.5 else -0.0359)
                if until_last <= 7.5
                else (
                    (
                        (-0.0175 if share_great <= 0.78235 else (-0.0265 if named <= 1.5 else 0.0243))
                        if gap <= 8.5
                        else 0.0386
                    )
                    if tag <= 9.5
                    else -0.0268
                )
            )
        )
        + (
            (-0.0295 if share_grand <= 0.0552 else (0.0407 if share_grand <= 0.78819 else -0.0211))
            if words <= 3.5
            else (
                (
                    (0.0123 if since_first <= 40.5 else (0.0151 if kin_words <= 11.428 else -0.0461))
                    if named <= 5.5
                    else (
                        ((0.0140 if words <= 34.5 else 0.0377) if after_linked <= 0.9518 else -0.0062)
                        if before_linked <= 0.88493
                        else -0.0120
                    )
                )
                if linked <= 0.11916
                else (-0.0228 if kin_words <= 58.167 else 0.0292)
            )
        )
        + (
            (
                (
                    (-0.0298 if words <= 16.5 else (-0.0146 if before_words <= 26.5 else 0.0174))
                    if tag <= 4.5
                    else ((0.0396 if before_linked <= 0.75107 else -0.0133) if kin_share <= 0.077561 else -0.0474)
                )
                if kin <= 28.5
                else (
                    -0.0213
                    if words <= 2.5
                    else (0.0420 if titled <= 5.5 else (0.0322 if density_grand <= 0.03025 else -0.0232))
                )
            )
            if after_words <= 37.5
            else (0.0261 if linked <= 0.17251 else -0.0255)
        )
        + (
            (
                (
                    (
                        -0.0190
                        if since_headline <= 1e-35
                        else (
                            (0.0223 if to_container <= 1.5 else -0.0093)
                            if to_container <= 4.5
                            else (-0.0038 if from_best <= 2.5 else (0.0381 if from_best <= 7.5 else -0.0117))
                        )
                    )
                    if small <= 1e-35
                    else -0.0339
                )
                if to_best <= 10.5
                else ((0.0226 if since_headline <= 1572.5 else -0.0246) if to_container <= 11.5 else -0.0451)
            )
            if markers <= 1e-35
            else (0.0141 if since_headline <= 431.5 else -0.0365)
        )
        + (
            (
                -0.0255
                if since_headline <= 1e-35
                else (
                    0.0202
                    if gap <= 1.5
                    else (
                        -0.0134
                        if gap <= 6.5
                        else (
                            (
                                (
                                    (
                                        (0.0382 if kin_words <= 11.428 else (-0.0252 if kin_words <= 26.56 else 0.0228))
                                        if kin <= 151
                                        else -0.0151
                                    )
                                    if density_grand <= 0.25064
                                    else -0.0214
                                )
                                if density_grand <= 0.5102
                                else 0.0569
                            )
                            if to_container <= 11.5
                            else (0.0198 if density_grand <= 0.0031506 else -0.0323)
                        )
                    )
                )
            )
            if gap <= 149.5
            else -0.0401
        )
        + (
            -0.0252
            if words <= 1.5
            else (
                (
                    (-0.0014 if share_grand <= 0.13416 else -0.0377)
                    if share_grand <= 0.63013
                    else (
                        (
                            (-0.0132 if tag <= 4.5 else 0.0257)
                            if weight <= 28.817
                            else (-0.0249 if ends <= 1e-35 else 0.0489)
                        )
                        if tag <= 8.5
                        else (-0.0536 if density_grand <= 0.065655 else 0.0253)
                    )
                )
                if kin <= 28.5
                else (0.0285 if density_parent <= 0.039676 else (0.0247 if titled <= 5.5 else -0.0228))
            )
        )
        + (
            (
                (
                    (
                        (
                            -0.0311
                            if kin_words <= 11.042
                            else (
                                (0.0218 if gap <= 2.5 else (-0.0267 if gap <= 6.5 else 0.0120))
                                if after_linked <= 0.8576
                                else -0.0335
                            )
                        )
                        if tag <= 4.5
                        else (0.0234 if kin_words <= 27.634 else -0.0262)
                    )
                    if kin <= 32.5
                    else ((0.0096 if kin <= 144.5 else -0.0438) if words <= 2.5 else 0.0230)
                )
                if before_words <= 42.5
                else 0.0224
            )
            if gap <= 149.5
            else -0.0384
        )
        + (
            (
                (
                    (
                        -0.0063
                        if gap <= 8.5
                        else (
                            (0.0552 if to_container <= 6.5 else -0.0049)
                            if container_share <= 0.92023
                            else (
                                (-0.0586 if kin_share <= 0.49505 else 0.0161)
                                if container_share <= 0.95092
                                else ((0.0556 if gap <= 34.5 else 0.0032) if density_parent <= 0.037845 else -0.0192)
                            )
                        )
                    )
                    if markers <= 1e-35
                    else (0.0141 if titled <= 2.5 else -0.0414)
                )
                if kin_share <= 0.93433
                else 0.0349
            )
            if gap <= 200.5
            else -0.0491
        )
        + (
            (
                -0.0220
                if since_headline <= 1e-35
                else (
                    -0.0110
                    if kin_words <= 3.5045
                    else (
                        (
                            (0.0367 if prose_parent <= 14.284 else -0.0021)
                            if since_headline <= 291.5
                            else (
                                (0.0235 if share_grand <= 0.0040992 else -0.0221)
                                if after_words <= 25.5
                                else (-0.0163 if prose_parent <= 16.63 else 0.0316)
                            )
                        )
                        if gap <= 15.5
                        else (0.0504 if share_great <= 0.95439 else -0.0206)
                    )
                )
            )
            if times <= 1.5
            else (-0.0263 if kin <= 31.5 else 0.0063)
        )
        + (
            (
                (
                    (0.0017 if kin <= 2.5 else 0.0497)
                    if gap <= 1.5
                    else (
                        (0.0129 if share_great <= 0.85803 else (-0.0245 if kin <= 21.5 else 0.0333))
                        if to_best <= 9.5
                        else -0.0243
                    )
                )
                if titled <= 11.5
                else (
                    -0.0336
                    if until_last <= 7.5
                    else (
                        (-0.0206 if share_great <= 0.78235 else 0.0092)
                        if gap <= 14.5
                        else (-0.0094 if share_great <= 0.003354 else 0.0582)
                    )
                )
            )
            if gap <= 176.5
            else -0.0427
        )
        + (
            (
                -0.0159
                if words <= 3.5
                else (
                    (
                        (
                            ((0.0203 if kin_share <= 0.70556 else -0.0458) if container_share <= 0.87787 else 0.0367)
                            if density_parent <= 0.04385
                            else -0.0074
                        )
                        if times <= 1.5
                        else (0.0202 if to_container <= 1.5 else -0.0443)
                    )
                    if until_last <= 46.5
                    else (-0.0025 if density_grand <= 0.015971 else 0.0363)
                )
            )
            if container_share <= 0.98937
            else ((-0.0290 if container_share <= 0.99355 else 0.0225) if density_parent <= 0.036881 else -0.0395)
        )
        + (
            (
                (
                    ((-0.0246 if since_headline <= 1e-35 else 0.0085) if gap <= 2.5 else -0.0193)
                    if gap <= 8.5
                    else (
                        (-0.0287 if share_grand <= 0.061112 else 0.0240)
                        if words <= 2.5
                        else (
                            (
                                (
                                    -0.0148
                                    if container_share <= 0.68999
                                    else (0.0379 if container_share <= 0.99092 else -0.0015)
                                )
                                if share_parent <= 0.92804
                                else -0.0300
                            )
                            if markers <= 1e-35
                            else -0.0205
                        )
                    )
                )
                if gap <= 200.5
                else -0.0457
            )
            if kin_share <= 0.93433
            else 0.0290
        )
        + (
            (
                (
                    (
                        (0.0301 if from_best <= 1.5 else -0.0280)
                        if prose_parent <= 2.6
                        else (-0.0051 if titled <= 11.5 else 0.0593)
                    )
                    if prose_parent <= 10.56
                    else -0.0290
                )
                if named <= 5.5
                else (
                    (0.0076 if words <= 39.5 else 0.0381)
                    if after_linked <= 0.97402
                    else (0.0053 if container_share <= 0.95576 else -0.0454)
                )
            )
            if times <= 1.5
            else ((0.0178 if to_container <= 1.5 else -0.0455) if until_last <= 29.5 else 0.0040)
        )
        + (
            (
                -0.0260
                if since_headline <= 1e-35
                else (
                    (0.0035 if to_container <= 9.5 else 0.0405)
                    if since_first <= 19.5
                    else (
                        ((-0.0013 if share_parent <= 0.83743 else -0.0258) if density_grand <= 0.49967 else 0.0552)
                        if to_container <= 9.5
                        else (0.0104 if density_grand <= 0.0031506 else -0.0370)
                    )
                )
            )
            if prose_parent <= 25.001
            else (
                (-0.0260 if density_grand <= 0.024705 else 0.0279)
                if after_words <= 17.5
                else (0.0394 if before_linked <= 0.28665 else -0.0115)
            )
        )
        + (
            (
                (
                    (-0.0189 if tag <= 2.5 else 0.0110)
                    if kin <= 4.5
                    else (
                        (
                            0.0526
                            if kin_share <= 0.43928
                            else ((-0.0565 if share_parent <= 0.2493 else 0.0154) if kin <= 28.5 else 0.0265)
                        )
                        if tag <= 1.5
                        else (
                            0.0116
                            if kin_share <= 0.010855
                            else (-0.0491 if kin_share <= 0.05704 else (-0.0262 if gap <= 4.5 else 0.0177))
                        )
                    )
                )
                if small <= 1e-35
                else -0.0356
            )
            if gap <= 200.5
            else -0.0424
        )
        + (
            (
                ((0.0469 if share_great <= 0.25482 else -0.0167) if to_container <= 8.5 else -0.0259)
                if tag <= 8.5
                else -0.0404
            )
            if words <= 3.5
            else (
                (
                    (-0.0119 if tag <= 2.5 else (-0.0084 if from_best <= 2.5 else 0.0340))
                    if share_great <= 0.87925
                    else 0.0258
                )
                if density_parent <= 0.039676
                else (
                    0.0138
                    if container_share <= 0.86257
                    else (-0.0040 if share_parent <= 0.12001 else (-0.0656 if ends <= 1e-35 else -0.0102))
                )
            )
        )
        + (
            (
                -0.0224
                if since_headline <= 1e-35
                else (
                    (
                        (
                            (
                                ((0.0120 if prose_parent <= 5.4218 else -0.0112) if since_marker <= 1098.5 else 0.0235)
                                if density_grand <= 0.15258
                                else 0.0249
                            )
                            if since_first <= 77.5
                            else -0.0281
                        )
                        if gap <= 15.5
                        else ((-0.0253 if kin_words <= 3.7446 else 0.0163) if share_great <= 0.045648 else 0.0530)
                    )
                    if times <= 1.5
                    else (-0.0020 if markers <= 1e-35 else -0.0407)
                )
            )
            if gap <= 212.5
            else -0.0510
        )
        + (
            (
                (0.0218 if titled <= 5.5 else -0.0314)
                if container_share <= 0.87787
                else (
                    (
                        ((0.0063 if kin <= 5.5 else 0.0500) if kin <= 11.5 else (-0.0402 if words <= 21.5 else 0.0138))
                        if kin <= 20.5
                        else 0.0397
                    )
                    if since_first <= 252.5
                    else (-0.0329 if since_marker <= 5840 else 0.0204)
                )
            )
            if density_parent <= 0.036881
            else ((-0.0130 if until_last <= 52.5 else 0.0276) if container_share <= 0.99147 else -0.0439)
        )
        + (
            (-0.0202 if until_last <= 137.5 else 0.0156)
            if named <= 5.5
            else (
                (
                    ((-0.0357 if window_linked <= 0.11781 else -0.0014) if kin <= 61.5 else 0.0316)
                    if tag <= 4.5
                    else (
                        (0.0305 if share_great <= 0.97599 else -0.0107)
                        if kin <= 54.5
                        else (-0.0453 if words <= 3.5 else 0.0154)
                    )
                )
                if words <= 17.5
                else ((0.0278 if gap <= 102.5 else -0.0294) if after_linked <= 0.037424 else -0.0028)
            )
        )
        + (
            (
                (
                    (
                        (
                            -0.0231
                            if kin <= 4.5
                            else (
                                0.0135
                                if to_best <= 6.5
                                else (-0.0344 if titled <= 10.5 else (0.0444 if to_best <= 9.5 else -0.0146))
                            )
                        )
                        if share_parent <= 0.10143
                        else (0.0454 if prose_parent <= 14.911 else -0.0110)
                    )
                    if kin_words <= 23.519
                    else (-0.0331 if to_best <= 4.5 else 0.0113)
                )
                if after_words <= 25.5
                else (0.0164 if density_parent <= 0.14245 else -0.0190)
            )
            if is_description <= 1e-35
            else 0.0334
        )
        + (
            (
                ((-0.0450 if since_marker <= 4785.5 else 0.0178) if share_grand <= 0.1169 else 0.0123)
                if until_last <= -27.5
                else (
                    (
                        (-0.0068 if kin_share <= 0.92173 else 0.0219)
                        if from_best <= 5.5
                        else (
                            -0.0152
                            if kin <= 5.5
                            else (
                                ((-0.0107 if kin_words <= 1.3814 else 0.0655) if window_linked <= 0.32007 else -0.0177)
                                if since_headline <= 2810.5
                                else -0.0194
                            )
                        )
                    )
                    if density_parent <= 0.99968
                    else 0.0429
                )
            )
            if is_description <= 1e-35
            else 0.0351
        )
        + (
            (
                (
                    (-0.0184 if weight <= 4.4234 else 0.0384)
                    if since_headline <= 224.5
                    else (-0.0249 if share_parent <= 0.23813 else 0.0070)
                )
                if until_last <= 30.5
                else 0.0267
            )
            if tag <= 1.5
            else (
                (-0.0279 if density_parent <= 0.99968 else 0.0259)
                if tag <= 2.5
                else (
                    0.0160
                    if kin <= 10.5
                    else (
                        ((0.0129 if tag <= 9.5 else -0.0350) if words <= 3.5 else 0.0185)
                        if kin_words <= 10.593
                        else -0.0390
                    )
                )
            )
        )
        + (
            (
                (
                    ((-0.0115 if tag <= 4.5 else 0.0162) if kin <= 9.5 else (-0.0373 if kin <= 61.5 else 0.0164))
                    if gap <= 6.5
                    else (0.0160 if density_parent <= 0.03119 else (-0.0162 if density_parent <= 0.99272 else 0.0260))
                )
                if weight <= 26.989
                else (-0.0159 if named <= 4.5 else (0.0027 if kin_words <= 42.194 else 0.0361))
            )
            if gap <= 149.5
            else (-0.0523 if window_linked <= 0.055027 else 0.0123)
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                (
                    (
                        (
                            -0.0206
                            if words <= 3.5
                            else (
                                (0.0194 if prose_parent <= 13.142 else (-0.0630 if share_parent <= 0.2493 else 0.0004))
                                if container_share <= 0.87787
                                else (0.0295 if density_parent <= 0.03885 else -0.0019)
                            )
                        )
                        if linked <= 0.0028372
                        else -0.0244
                    )
                    if to_best <= 4.5
                    else ((0.0194 if kin_share <= 0.0061343 else -0.0099) if words <= 27.5 else 0.0396)
                )
                if to_best <= 9.5
                else -0.0163
            )
            if small <= 1e-35
            else -0.0334
        )
        + (
            (
                (
                    ((-0.0244 if container_share <= 0.78334 else 0.0339) if container_share <= 0.90486 else -0.0234)
                    if kin_share <= 0.11721
                    else 0.0396
                )
                if kin_words <= 24.95
                else (0.0173 if titled <= 1.5 else -0.0395)
            )
            if named <= 5.5
            else (
                (0.0107 if density_grand <= 0.0031506 else (-0.0134 if until_last <= 43.5 else 0.0079))
                if words <= 48.5
                else ((0.0380 if kin_words <= 413.61 else -0.0237) if since_first <= 248.5 else -0.0189)
            )
        )
        + (
            (
                (
                    (0.0309 if prose_parent <= 12 else -0.0043)
                    if tag <= 1.5
                    else (-0.0305 if words <= 1.5 else (-0.0096 if tag <= 4.5 else 0.0136))
                )
                if kin_words <= 27.634
                else (0.0084 if share_grand <= 0.068971 else (-0.0354 if share_grand <= 0.97975 else 0.0123))
            )
            if after_words <= 38.5
            else (
                -0.0083
                if prose_parent <= 16.63
                else (0.0435 if from_best <= 2.5 else (-0.0296 if from_best <= 4.5 else 0.0213))
            )
        )
        + (
            (
                (
                    (
                        (
                            (-0.0111 if share_parent <= 0.050888 else 0.0288)
                            if prose_parent <= 16.021
                            else (-0.0053 if titled <= 11.5 else -0.0541)
                        )
                        if container_share <= 0.87787
                        else (
                            (0.0043 if gap <= 5.5 else (0.0422 if share_parent <= 0.90127 else -0.0121))
                            if window_linked <= 0.11151
                            else -0.0128
                        )
                    )
                    if since_first <= 252.5
                    else -0.0165
                )
                if density_grand <= 0.5102
                else (0.0431 if container_share <= 0.85775 else -0.0071)
            )
            if window_linked <= 0.78009
            else -0.0252
        )
        + (
            (
                (
                    0.0334
                    if window_linked <= 0.0020146
                    else (
                        (0.0275 if since_first <= 18.5 else -0.0074)
                        if prose_parent <= 16.123
                        else (-0.0366 if weight <= 28.817 else 0.0081)
                    )
                )
                if tag <= 1.5
                else ((-0.0179 if words <= 3.5 else 0.0007) if share_parent <= 0.92804 else -0.0412)
            )
            if prose_parent <= 27.284
            else (
                ((-0.0412 if before_words <= 40.5 else 0.0136) if to_best <= 4.5 else 0.0231)
                if after_words <= 7.5
                else 0.0254
            )
        )
        + (
            (
                (
                    -0.0065
                    if until_last <= 6.5
                    else ((0.0348 if weight <= 273.2 else -0.0182) if density_parent <= 0.26379 else -0.0178)
                )
                if to_container <= 1.5
                else (
                    (
                        (
                            (-0.0211 if to_container <= 7.5 else 0.0125)
                            if container_share <= 0.96175
                            else (0.0448 if container_share <= 0.96811 else -0.0018)
                        )
                        if window_linked <= 0.27623
                        else -0.0209
                    )
                    if density_parent <= 0.99272
                    else (0.0435 if window_linked <= 0.94957 else -0.0148)
                )
            )
            if small <= 1e-35
            else -0.0334
        )
        + (
            -0.0237
            if until_last <= -38.5
            else (
                (
                    (
                        (
                            (0.0033 if share_great <= 0.1456 else -0.0277)
                            if to_container <= 9.5
                            else (-0.0211 if kin_words <= 11.987 else 0.0343)
                        )
                        if gap <= 6.5
                        else (0.0187 if gap <= 21.5 else -0.0036)
                    )
                    if weight <= 19.996
                    else (
                        (0.0109 if share_grand <= 0.13416 else -0.0326)
                        if share_grand <= 0.25923
                        else (0.0355 if since_headline <= 1494.5 else -0.0119)
                    )
                )
                if kin_words <= 191.14
                else -0.0389
            )
        )
        + (
            -0.0164
            if before_words <= 1.5
            else (
                (
                    (
                        (
                            (0.0053 if since_marker <= 110.5 else (-0.0362 if kin <= 4.5 else -0.0019))
                            if after_words <= 15.5
                            else (-0.0105 if prose_parent <= 17.323 else 0.0261)
                        )
                        if tag <= 4.5
                        else (0.0263 if kin_share <= 0.077561 else -0.0365)
                    )
                    if times <= 2.5
                    else -0.0310
                )
                if kin <= 28.5
                else ((0.0205 if kin <= 37.5 else -0.0276) if kin_share <= 0.06283 else 0.0268)
            )
        )
        + (
            (
                (
                    (0.0447 if linked <= 0.020882 else -0.0126)
                    if container_share <= 0.5186
                    else (0.0016 if kin_share <= 0.93433 else 0.0310)
                )
                if times <= 1.5
                else (
                    (0.0199 if to_container <= 1.5 else -0.0360)
                    if until_last <= 40.5
                    else (
                        (-0.0152 if words <= 3.5 else 0.0376)
                        if container_share <= 0.9903
                        else (-0.0369 if titled <= 10.5 else 0.0140)
                    )
                )
            )
            if to_best <= 10.5
            else (0.0159 if to_container <= 5.5 else -0.0296)
        )
        + (
            -0.0188
            if since_headline <= 1e-35
            else (
                0.0234
                if since_headline <= 39.5
                else (
                    (
                        (
                            (
                                (
                                    (0.0215 if density_parent <= 0.028329 else -0.0258)
                                    if kin <= 6.5
                                    else (0.0434 if share_parent <= 0.99714 else -0.0205)
                                )
                                if since_headline <= 1635.5
                                else -0.0202
                            )
                            if to_container <= 1.5
                            else (0.0001 if share_parent <= 0.14106 else -0.0219)
                        )
                        if linked <= 0.70135
                        else -0.0329
                    )
                    if density_parent <= 0.99272
                    else (0.0468 if window_linked <= 0.94957 else -0.0142)
                )
            )
        )
        + (
            (
                (
                    (
                        (
                            (
                                0.0072
                                if to_container <= 2.5
                                else ((0.0056 if since_first <= -2.5 else -0.0555) if until_last <= 79.5 else 0.0116)
                            )
                            if window_linked <= 0.12028
                            else 0.0137
                        )
                        if container_share <= 0.87787
                        else 0.0242
                    )
                    if gap <= 14.5
                    else 0.0254
                )
                if container_share <= 0.92023
                else (
                    (-0.0524 if prose_parent <= 14.029 else 0.0022)
                    if container_share <= 0.94473
                    else (0.0070 if density_parent <= 0.11551 else -0.0213)
                )
            )
            if kin_share <= 0.93433
            else 0.0286
        )
        + (
            (
                (
                    (
                        (
                            (
                                (
                                    (-0.0315 if container_share <= 0.87787 else 0.0290)
                                    if window_linked <= 0.060762
                                    else 0.0365
                                )
                                if container_share <= 0.90633
                                else -0.0215
                            )
                            if to_container <= 7.5
                            else 0.0393
                        )
                        if to_container <= 11.5
                        else -0.0289
                    )
                    if named <= 10.5
                    else (
                        0.0310
                        if named <= 11.5
                        else ((0.0123 if window_linked <= 0.0099681 else -0.0100) if since_marker <= 2278.5 else 0.0165)
                    )
                )
                if is_description <= 1e-35
                else 0.0332
            )
            if gap <= 212.5
            else -0.0449
        )
        + (
            (
                (-0.0307 if prose_parent <= 31 else 0.0183)
                if since_headline <= 1e-35
                else (
                    (
                        (
                            (0.0005 if kin_words <= 20.357 else 0.0238)
                            if kin_words <= 27.634
                            else (-0.0259 if gap <= 8.5 else 0.0132)
                        )
                        if kin_words <= 42.194
                        else (
                            ((0.0250 if prose_parent <= 23.174 else -0.0354) if ends <= 1e-35 else 0.0369)
                            if to_container <= 11.5
                            else -0.0198
                        )
                    )
                    if kin_words <= 191.14
                    else -0.0336
                )
            )
            if gap <= 200.5
            else -0.0382
        )
        + (
            (
                (
                    (0.0355 if times <= 2.5 else -0.0229)
                    if container_share <= 0.83722
                    else ((0.0079 if container_share <= 0.92396 else -0.0436) if container_share <= 0.95092 else 0.0145)
                )
                if titled <= 11.5
                else (
                    ((0.0028 if since_first <= 3.5 else -0.0524) if until_last <= 79.5 else 0.0184)
                    if container_share <= 0.87787
                    else 0.0154
                )
            )
            if container_share <= 0.98937
            else ((-0.0178 if container_share <= 0.99978 else 0.0358) if kin_words <= 11.293 else -0.0282)
        )
        + (
            -0.0230
            if until_last <= -50.5
            else (
                (
                    (
                        (
                            (
                                (0.0361 if kin_words <= 38.989 else -0.0197)
                                if until_last <= -1e-35
                                else (
                                    (
                                        (
                                            (-0.0112 if share_great <= 0.88602 else 0.0241)
                                            if container_share <= 0.92897
                                            else -0.0380
                                        )
                                        if container_share <= 0.9498
                                        else 0.0084
                                    )
                                    if kin_words <= 42.194
                                    else 0.0215
                                )
                            )
                            if linked <= 0.69593
                            else -0.0318
                        )
                        if before_linked <= 0.78619
                        else -0.0156
                    )
                    if density_parent <= 0.99968
                    else 0.0321
                )
                if kin_words <= 191.14
                else -0.0362
            )
        )
        + (
            (
                (
                    (
                        (
                            -0.0351
                            if ends <= 1e-35
                            else ((-0.0365 if kin_words <= 42.194 else 0.0244) if share_great <= 0.88143 else 0.0194)
                        )
                        if tag <= 2.5
                        else 0.0051
                    )
                    if to_best <= 4.5
                    else (
                        (0.0233 if kin_words <= 2.9615 else (0.0053 if after_words <= 5.5 else -0.0207))
                        if prose_parent <= 12.335
                        else (0.0465 if container_share <= 0.99654 else -0.0179)
                    )
                )
                if to_best <= 10.5
                else -0.0173
            )
            if small <= 1e-35
            else -0.0282
        )
        + (
            (
                (-0.0313 if since_marker <= 2661.5 else 0.0204)
                if until_last <= -22.5
                else (
                    0.0345
                    if until_last <= -5.5
                    else (
                        ((-0.0145 if container_share <= 0.96421 else 0.0023) if density_parent <= 0.36922 else 0.0204)
                        if from_best <= 5.5
                        else (
                            (-0.0043 if kin <= 2.5 else 0.0530)
                            if container_share <= 0.96694
                            else ((-0.0220 if kin <= 23.5 else 0.0379) if share_great <= 0.094633 else -0.0398)
                        )
                    )
                )
            )
            if is_description <= 1e-35
            else 0.0319
        )
        + (
            -0.0211
            if since_headline <= 1e-35
            else (
                (0.0216 if kin <= 13.5 else -0.0118)
                if since_headline <= 224.5
                else (
                    (
                        (-0.0095 if prose_parent <= 6.5963 else 0.0145)
                        if kin_share <= 0.060349
                        else ((-0.0428 if density_parent <= 0.10584 else 0.0067) if after_words <= 42.5 else 0.0122)
                    )
                    if kin <= 16.5
                    else (
                        ((0.0351 if container_share <= 0.99002 else -0.0290) if kin <= 37.5 else -0.0218)
                        if kin_share <= 0.06283
                        else 0.0164
                    )
                )
            )
        )
        + (
            (
                (
                    (0.0052 if tag <= 8.5 else -0.0331)
                    if words <= 3.5
                    else (
                        (-0.0130 if before_words <= 7.5 else 0.0154)
                        if tag <= 2.5
                        else ((-0.0095 if since_marker <= 5.5 else 0.0388) if titled <= 5.5 else 0.0031)
                    )
                )
                if before_words <= 12.5
                else -0.0162
            )
            if before_words <= 26.5
            else (
                ((-0.0090 if until_last <= 52.5 else 0.0264) if container_share <= 0.97049 else -0.0295)
                if weight <= 16.006
                else 0.0306
            )
        )
        + (
            (
                (
                    (0.0023 if since_first <= 78.5 else (0.0137 if titled <= 7.5 else -0.0391))
                    if gap <= 15.5
                    else (
                        -0.0042
                        if share_grand <= 0.00182
                        else ((0.0587 if gap <= 149.5 else -0.0150) if density_parent <= 0.04385 else 0.0014)
                    )
                )
                if times <= 1.5
                else (
                    -0.0336 if until_last <= 7.5 else ((-0.0076 if gap <= 5.5 else 0.0465) if gap <= 16.5 else -0.0152)
                )
            )
            if gap <= 200.5
            else -0.0435
        )
        + (
            (
                -0.0207
                if since_headline <= 1e-35
                else (
                    (
                        (0.0393 if until_last <= 22.5 else 0.0047)
                        if density_parent <= 0.019481
                        else (-0.0184 if density_grand <= 0.16197 else 0.0167)
                    )
                    if since_headline <= 224.5
                    else (
                        (-0.0076 if since_marker <= 5293 else 0.0143)
                        if from_best <= 5.5
                        else (
                            -0.0122
                            if share_grand <= 0.038921
                            else (
                                (0.0496 if since_headline <= 3440.5 else -0.0121)
                                if density_grand <= 0.12814
                                else -0.0163
                            )
                        )
                    )
                )
            )
            if is_description <= 1e-35
            else 0.0293
        )
        + (
            (
                -0.0205
                if until_last <= -48.5
                else (
                    (-0.0256 if share_grand <= 0.059157 else 0.0128)
                    if words <= 1.5
                    else (
                        0.0118
                        if share_grand <= 0.023671
                        else (
                            (0.0034 if share_grand <= 0.13416 else -0.0286)
                            if share_grand <= 0.67194
                            else (
                                (
                                    (
                                        (0.0260 if share_grand <= 0.92874 else -0.0206)
                                        if kin_share <= 0.011235
                                        else 0.0387
                                    )
                                    if kin_words <= 26.071
                                    else -0.0392
                                )
                                if weight <= 31.015
                                else 0.0316
                            )
                        )
                    )
                )
            )
            if kin_words <= 191.14
            else -0.0302
        )
        + (
            (
                (0.0141 if titled <= 11.5 else -0.0132)
                if gap <= 2.5
                else (-0.0239 if share_parent <= 0.27785 else 0.0077)
            )
            if gap <= 6.5
            else (
                (
                    (
                        0.0053
                        if share_parent <= 0.014803
                        else (-0.0038 if kin <= 5.5 else (0.0664 if window_linked <= 0.26585 else -0.0062))
                    )
                    if times <= 1.5
                    else (0.0044 if markers <= 1e-35 else -0.0428)
                )
                if share_parent <= 0.90127
                else (0.0189 if kin <= 1.5 else -0.0406)
            )
        )
        + (
            (
                (
                    (
                        0.0028
                        if to_best <= 7.5
                        else (0.0135 if named <= 2.5 else (-0.0303 if share_great <= 0.64314 else 0.0155))
                    )
                    if kin_share <= 0.16617
                    else 0.0312
                )
                if kin_words <= 26.071
                else ((0.0072 if kin_share <= 0.065618 else -0.0366) if to_best <= 6.5 else 0.0186)
            )
            if after_words <= 25.5
            else (
                ((-0.0114 if to_best <= 4.5 else 0.0246) if words <= 21.5 else 0.0300)
                if density_parent <= 0.14245
                else -0.0152
            )
        )
        + (
            (
                (
                    (-0.0221 if share_grand <= 0.052944 else (-0.0059 if from_best <= 2.5 else 0.0455))
                    if container_share <= 0.45854
                    else (
                        (
                            (-0.0089 if gap <= 5.5 else (-0.0043 if share_great <= 0.80952 else 0.0204))
                            if words <= 94.5
                            else 0.0288
                        )
                        if kin_words <= 161.47
                        else -0.0323
                    )
                )
                if since_marker <= 5293
                else (-0.0154 if words <= 3.5 else (0.0360 if linked <= 0.22283 else -0.0113))
            )
            if gap <= 212.5
            else -0.0417
        )
    )
    if total > CLEAR or total < -CLEAR:
        return total
    total += (
        (
            (
                0.0009
                if kin_share <= 0.20559
                else (
                    (
                        (0.0020 if kin_share <= 0.48473 else -0.0626)
                        if share_parent <= 0.22845
                        else (
                            ((0.0117 if share_great <= 0.79667 else -0.0629) if kin_share <= 0.63248 else 0.0108)
                            if prose_parent <= 25.381
                            else 0.0251
                        )
                    )
                    if kin <= 15.5
                    else (
                        (-0.0144 if share_great <= 0.068177 else 0.0366)
                        if share_parent <= 0.22845
                        else (-0.0243 if times <= 1.5 else 0.0176)
                    )
                )
            )
            if kin_share <= 0.93433
            else 0.0254
        )
        + (
            (
                (
                    -0.0072
                    if gap <= 6.5
                    else (
                        (
                            (
                                (
                                    (0.0414 if to_best <= 9.5 else -0.0032)
                                    if gap <= 56.5
                                    else (0.0194 if to_best <= 6.5 else -0.0308)
                                )
                                if window_linked <= 0.19312
                                else -0.0044
                            )
                            if kin_words <= 11.428
                            else (-0.0255 if kin_words <= 24.278 else (-0.0066 if to_best <= 4.5 else 0.0306))
                        )
                        if tag <= 7.5
                        else -0.0089
                    )
                )
                if is_description <= 1e-35
                else 0.0250
            )
            if gap <= 212.5
            else -0.0414
        )
        + (
            (
                (
                    0.0166
                    if titled <= 10.5
                    else (
                        (0.0048 if since_first <= 3.5 else (-0.0482 if until_last <= 77.5 else 0.0153))
                        if container_share <= 0.87787
                        else 0.0272
                    )
                )
                if container_share <= 0.92023
                else (
                    -0.0390
                    if container_share <= 0.93375
                    else (
                        ((0.0101 if container_share <= 0.9882 else -0.0231) if share_great <= 0.045648 else 0.0289)
                        if share_grand <= 0.11719
                        else (0.0115 if since_first <= 16.5 else -0.0322)
                    )
                )
            )
            if share_grand <= 0.99965
            else 0.0183
        )
        + (
            (
                (
                    (
                        (-0.0090 if share_great <= 0.11667 else (0.0318 if container_share <= 0.86257 else -0.0157))
                        if prose_parent <= 15.977
                        else ((-0.0491 if before_words <= 45.5 else 0.0055) if to_best <= 5.5 else 0.0183)
                    )
                    if container_share <= 0.87787
                    else 0.0276
                )
                if container_share <= 0.92002
                else (
                    (-0.0504 if prose_parent <= 14.029 else 0.0070)
                    if container_share <= 0.94446
                    else (0.0050 if density_grand <= 0.29824 else -0.0241)
                )
            )
            if is_description <= 1e-35
            else 0.0281
        )
        + (
            (
                (
                    (-0.0059 if since_headline <= 4767.5 else 0.0202)
                    if kin_share <= 0.1168
                    else ((-0.0286 if share_grand <= 0.0552 else 0.0159) if words <= 3.5 else 0.0278)
                )
                if kin_words <= 27.634
                else (
                    (
                        (0.0076 if since_headline <= 63.5 else (-0.0404 if before_words <= 26.5 else -0.0003))
                        if from_best <= 5.5
                        else 0.0065
                    )
                    if until_last <= 85.5
                    else (-0.0164 if furniture <= 6.5 else 0.0294)
                )
            )
            if before_words <= 44.5
            else 0.0146
        )
        + (
            (
                (
                    ((0.0208 if from_best <= 5.5 else -0.0171) if share_grand <= 0.068971 else -0.0350)
                    if share_grand <= 0.30188
                    else (-0.0216 if ends <= 1e-35 else 0.0255)
                )
                if kin <= 21.5
                else (0.0306 if to_container <= 11.5 else -0.0150)
            )
            if tag <= 1.5
            else (
                (-0.0003 if until_last <= 24.5 else -0.0236)
                if tag <= 4.5
                else ((0.0301 if after_words <= 63.5 else -0.0141) if tag <= 6.5 else -0.0084)
            )
        )
        + (
            (
                (
                    (
                        (-0.0108 if words <= 3.5 else 0.0156)
                        if share_grand <= 0.071733
                        else (-0.0368 if kin <= 16.5 else 0.0136)
                    )
                    if share_grand <= 0.25923
                    else 0.0174
                )
                if density_parent <= 0.028329
                else (
                    (-0.0343 if density_grand <= 0.15258 else -0.0005)
                    if kin <= 4.5
                    else (
                        (0.0283 if window_linked <= 0.19685 else (-0.0174 if density_parent <= 0.99272 else 0.0237))
                        if share_parent <= 0.90127
                        else -0.0252
                    )
                )
            )
            if before_words <= 43.5
            else 0.0152
        )
        + (
            (
                (0.0033 if gap <= 2.5 else -0.0112)
                if gap <= 8.5
                else (
                    (
                        0.0327
                        if window_linked <= 0.0030788
                        else ((0.0090 if kin_words <= 11.428 else -0.0306) if kin_words <= 24.278 else 0.0236)
                    )
                    if tag <= 8.5
                    else (-0.0344 if words <= 3.5 else (0.0230 if prose_parent <= 4.6354 else -0.0229))
                )
            )
            if gap <= 142.5
            else ((0.0196 if since_headline <= 1405.5 else -0.0522) if since_headline <= 14348 else 0.0182)
        )
        + (
            (
                (
                    (
                        0.0026
                        if prose_parent <= 16.021
                        else (0.0066 if share_great <= 0.78235 else (-0.0366 if times <= 1.5 else 0.0096))
                    )
                    if prose_parent <= 26.523
                    else (
                        (
                            (-0.0414 if share_parent <= 0.27785 else 0.0130)
                            if to_best <= 4.5
                            else (0.0429 if to_best <= 10.5 else -0.0048)
                        )
                        if share_great <= 0.94029
                        else (-0.0055 if words <= 17.5 else 0.0438)
                    )
                )
                if density_parent <= 0.99968
                else 0.0353
            )
            if window_linked <= 0.78009
            else -0.0255
        )
        + (
            0.0060
            if tag <= 1.5
            else (
                (-0.0242 if linked <= 0.99869 else 0.0228)
                if tag <= 2.5
                else (
                    (
                        (-0.0109 if since_headline <= 1e-35 else (0.0316 if since_headline <= 1750.5 else -0.0034))
                        if figure <= 1e-35
                        else -0.0179
                    )
                    if kin <= 10.5
                    else (
                        -0.0498
                        if kin <= 13.5
                        else (
                            ((-0.0058 if words <= 3.5 else 0.0385) if share_parent <= 0.90127 else -0.0175)
                            if to_container <= 5.5
                            else -0.0196
                        )
                    )
                )
            )
        )
        + (
            (
                (
                    0.0022
                    if kin_share <= 0.14212
                    else ((-0.0068 if until_last <= 14.5 else -0.0490) if kin <= 21.5 else 0.0050)
                )
                if from_best <= 5.5
                else (
                    -0.0158
                    if kin <= 4.5
                    else (
                        (
                            -0.0087
                            if until_last <= -14.5
                            else (
                                (0.0716 if kin <= 43.5 else 0.0004)
                                if container_share <= 0.99443
                                else (0.0308 if share_great <= 0.070247 else -0.0223)
                            )
                        )
                        if since_headline <= 2810.5
                        else -0.0187
                    )
                )
            )
            if is_description <= 1e-35
            else 0.0249
        )
        + (
            (
                (
                    (0.0207 if from_best <= 7.5 else -0.0159)
                    if tag <= 1.5
                    else (
                        (
                            ((-0.0230 if until_last <= -19.5 else 0.0077) if kin_share <= 0.010855 else -0.0176)
                            if share_grand <= 0.68498
                            else 0.0416
                        )
                        if share_grand <= 0.92874
                        else -0.0236
                    )
                )
                if kin_share <= 0.43928
                else (-0.0362 if share_grand <= 0.6006 else (0.0166 if since_headline <= 1041.5 else -0.0215))
            )
            if kin_share <= 0.9063
            else (-0.0146 if words <= 16.5 else 0.0323)
        )
        + (
            (
                (
                    (
                        (-0.0049 if container_share <= 0.99978 else (0.0276 if density_grand <= 0.12972 else -0.0192))
                        if after_linked <= 0.8576
                        else -0.0273
                    )
                    if tag <= 4.5
                    else (
                        (0.0010 if share_parent <= 0.030679 else 0.0463)
                        if tag <= 5.5
                        else (0.0077 if after_words <= 4.5 else (0.0167 if kin_words <= 2.0918 else -0.0227))
                    )
                )
                if density_grand <= 0.99968
                else 0.0264
            )
            if after_words <= 37.5
            else (0.0170 if linked <= 0.17251 else -0.0134)
        )
        + (
            (
                (
                    (
                        ((-0.0018 if density_grand <= 0.0043589 else -0.0203) if since_marker <= 5293 else 0.0235)
                        if container_share <= 0.99905
                        else 0.0179
                    )
                    if density_grand <= 0.15258
                    else 0.0075
                )
                if from_best <= 5.5
                else (
                    (-0.0287 if kin_words <= 23.519 else 0.0133)
                    if kin <= 4.5
                    else (
                        ((-0.0090 if kin_words <= 1.3814 else 0.0501) if density_grand <= 0.25064 else -0.0100)
                        if since_first <= 248.5
                        else -0.0208
                    )
                )
            )
            if is_description <= 1e-35
            else 0.0250
        )
        + (
            (
                (
                    (-0.0069 if share_great <= 0.79667 else 0.0294)
                    if kin_words <= 28.031
                    else (
                        (
                            0.0033
                            if container_share <= 0.73813
                            else (
                                (-0.0562 if container_share <= 0.91253 else 0.0081) if kin_words <= 62.292 else 0.0049
                            )
                        )
                        if until_last <= 81.5
                        else 0.0310
                    )
                )
                if before_words <= 17.5
                else 0.0220
            )
            if container_share <= 0.92396
            else (
                -0.0451
                if container_share <= 0.93133
                else (0.0035 if linked <= 0.0028372 else (0.0025 if share_parent <= 0.14106 else -0.0463))
            )
        )
        + (
            (
                (
                    (
                        (
                            (
                                (
                                    (0.0302 if since_headline <= 714.5 else -0.0191)
                                    if density_parent <= 0.0026805
                                    else (0.0102 if since_headline <= 46.5 else -0.0396)
                                )
                                if kin <= 4.5
                                else (0.0338 if kin_share <= 0.43928 else 0.0024)
                            )
                            if tag <= 1.5
                            else -0.0127
                        )
                        if tag <= 4.5
                        else (0.0184 if since_headline <= 1973.5 else -0.0082)
                    )
                    if linked <= 0.70135
                    else -0.0353
                )
                if density_parent <= 0.99968
                else 0.0222
            )
            if small <= 1e-35
            else -0.0274
        )
        + (
            (
                (
                    (
                        (
                            0.0134
                            if since_marker <= 46.5
                            else (
                                -0.0259
                                if gap <= 8.5
                                else (-0.0245 if times <= 1e-35 else (0.0299 if times <= 1.5 else -0.0116))
                            )
                        )
                        if density_grand <= 0.15258
                        else (-0.0001 if until_last <= 52.5 else 0.0418)
                    )
                    if container_share <= 0.96421
                    else (0.0328 if after_linked <= 0.77836 else -0.0223)
                )
                if from_best <= 5.5
                else (-0.0069 if furniture <= 8.5 else 0.0343)
            )
            if container_share <= 0.97643
            else -0.0072
        )
        + (
            (-0.0004 if before_words <= 15.5 else (0.0289 if gap <= 17.5 else -0.0073))
            if share_grand <= 0.14106
            else (
                -0.0402
                if share_grand <= 0.30188
                else (
                    (
                        (
                            (
                                (-0.0126 if kin_words <= 4.5326 else (-0.0142 if since_headline <= 1e-35 else 0.0263))
                                if prose_parent <= 22.953
                                else (-0.0339 if weight <= 34.002 else 0.0188)
                            )
                            if kin_words <= 62.476
                            else -0.0359
                        )
                        if prose_parent <= 35.2
                        else 0.0320
                    )
                    if linked <= 0.019318
                    else -0.0225
                )
            )
        )
        + (
            (
                (
                    (
                        (
                            0.0101
                            if kept <= 1e-35
                            else (
                                ((0.0014 if kin_share <= 0.0032381 else -0.0380) if weight <= 13.602 else 0.0122)
                                if titled <= 10.5
                                else (-0.0181 if until_last <= 12.5 else 0.0265)
                            )
                        )
                        if to_best <= 10.5
                        else -0.0179
                    )
                    if kin_share <= 0.68184
                    else ((0.0092 if window_linked <= 0.0054977 else -0.0454) if density_grand <= 0.055297 else 0.0067)
                )
                if kin_share <= 0.9063
                else 0.0193
            )
            if share_parent <= 0.99443
            else -0.0214
        )
        + (
            (
                (
                    (
                        (
                            (
                                (
                                    (-0.0157 if share_great <= 0.96103 else 0.0108)
                                    if to_container <= 6.5
                                    else (
                                        -0.0044 if kin <= 1.5 else (-0.0041 if container_share <= 0.75987 else 0.0337)
                                    )
                                )
                                if window_linked <= 0.33895
                                else -0.0268
                            )
                            if since_headline <= 1457.5
                            else -0.0199
                        )
                        if density_parent <= 0.99272
                        else 0.0201
                    )
                    if since_marker <= 4785.5
                    else 0.0154
                )
                if after_words <= 25.5
                else (0.0178 if share_great <= 0.98335 else -0.0110)
            )
            if gap <= 200.5
            else -0.0324
        )
        + (
            (
                (
                    (
                        ((0.0019 if share_great <= 0.02345 else -0.0347) if share_great <= 0.043569 else 0.0145)
                        if prose_parent <= 11.001
                        else -0.0096
                    )
                    if to_best <= 9.5
                    else -0.0142
                )
                if after_words <= 25.5
                else (
                    (
                        -0.0214
                        if since_headline <= 175.5
                        else ((-0.0047 if prose_parent <= 16.856 else 0.0265) if kin <= 11.5 else -0.0171)
                    )
                    if kin_share <= 0.037081
                    else 0.0231
                )
            )
            if gap <= 200.5
            else (0.0125 if since_first <= 244.5 else -0.0374)
        )
        + (
            (
                (
                    (
                        (-0.0130 if share_great <= 0.018811 else 0.0225)
                        if kept <= 1e-35
                        else (
                            (-0.0395 if kin <= 20.5 else -0.0024)
                            if container_share <= 0.95092
                            else (0.0357 if times <= 1e-35 else -0.0060)
                        )
                    )
                    if share_parent <= 0.27785
                    else 0.0217
                )
                if density_parent <= 0.028329
                else (
                    -0.0177
                    if until_last <= 52.5
                    else ((0.0365 if times <= 4.5 else -0.0071) if container_share <= 0.9912 else -0.0282)
                )
            )
            if is_description <= 1e-35
            else 0.0225
        )
        + (
            (
                (
                    (
                        -0.0219
                        if kin <= 20.5
                        else (-0.0228 if since_first <= 2.5 else (0.0288 if times <= 1.5 else -0.0086))
                    )
                    if tag <= 4.5
                    else (
                        (0.0252 if window_linked <= 0.17768 else -0.0167)
                        if tag <= 8.5
                        else (-0.0290 if words <= 3.5 else (0.0262 if share_great <= 0.02535 else -0.0115))
                    )
                )
                if words <= 16.5
                else (-0.0102 if named <= 5.5 else 0.0135)
            )
            if kin_words <= 191.14
            else -0.0309
        )
        + (
            (
                -0.0127
                if since_marker <= 5.5
                else (
                    0.0233
                    if since_marker <= 46.5
                    else (
                        (0.0069 if kin_share <= 0.003563 else (-0.0173 if share_great <= 0.96103 else 0.0135))
                        if from_best <= 5.5
                        else (
                            (-0.0129 if until_last <= -15.5 else (0.0585 if since_first <= 82.5 else -0.0076))
                            if container_share <= 0.96694
                            else (
                                (-0.0179 if kin_share <= 0.0060267 else 0.0357) if share_great <= 0.090396 else -0.0354
                            )
                        )
                    )
                )
            )
            if gap <= 212.5
            else -0.0349
        )
        + (
            (
                (
                    0.0305
                    if furniture <= 1.5
                    else (
                        -0.0159
                        if share_grand <= 0.036365
                        else (
                            0.0287
                            if prose_parent <= 5.9
                            else (
                                (-0.0316 if density_parent <= 0.10584 else 0.0151)
                                if since_marker <= 425.5
                                else (-0.0073 if container_share <= 0.85533 else 0.0370)
                            )
                        )
                    )
                )
                if container_share <= 0.92023
                else (
                    -0.0359
                    if container_share <= 0.94473
                    else ((-0.0014 if share_great <= 0.043569 else 0.0256) if share_grand <= 0.11719 else -0.0187)
                )
            )
            if prose_parent <= 26.753
            else 0.0117
        )
    )
    return total
