"""Sizes of models, and the layers around them, told in different articles."""

from crosstally import agree, at_least, total


def check_every_caption_gives_the_parameters_of_the_text(claims):
    """The eleven captions together give eleven times the parameters that the text gives."""
    captions = [claims[f"pengcheng-wenxin/caption-{number}-parameters"] for number in range(1, 12)]
    assert agree(total(*captions), claims["pengcheng-wenxin/parameters"] * len(captions))


def check_new_model_is_ten_times_its_class_before(claims):
    """From 百亿 to 千亿 is tenfold, and the parameters are at least that."""
    assert at_least(claims["pengcheng-wenxin/parameters"], claims["pengcheng-wenxin/size-before"] * 10)


def check_steps_between_classes(claims):
    """The two classes named in one sentence lie a factor of ten apart."""
    assert agree(claims["pengcheng-wenxin/size-after"], claims["pengcheng-wenxin/size-before"] * 10)


def check_gpt35_is_in_the_class_of_hundred_billions(claims):
    """GPT-3.5 has more parameters than the class that an industry model after GPT-3 is given."""
    assert at_least(claims["wenxin-cloud/gpt35-parameters"], claims["pangu-3/industry-model-size"])


def check_all_voices_count_the_same_layers(claims):
    """Robin Li, Liang Zheng, Shen Dou and the article of May count the same layers."""
    for voice in ("collaborating", "technology", "architecture"):
        assert agree(claims["wenxin-engine/stack-layers-named"], claims[f"wenxin-cloud/{voice}-layers"])
