"""What a host may be asked for, and when: pure rules, and the Scrapy parts that keep them."""
